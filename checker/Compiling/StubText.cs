using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>
/// Writes stubs the way authors do, out of the solution: what <see cref="Stubber"/> does for the compiler, this does for
/// people to read.
/// </summary>
internal static class StubText
{
    private const string Indent = "    ";

    /// <summary>A solution's file with its tasks emptied.</summary>
    /// <param name="solution">The file.</param>
    /// <param name="words">The message of a task's exception, after the id.</param>
    /// <param name="taskIds">The tasks; null for all.</param>
    public static string Write(SyntaxTree solution, Func<string, string> words, IReadOnlySet<string>? taskIds = null)
    {
        string text = solution.ToString();
        foreach (var member in TaskMember.In(solution)
            .Where(member => taskIds is null || taskIds.Contains(member.TaskId))
            .OrderByDescending(member => member.Syntax.SpanStart))
        {
            text = text[..member.Syntax.SpanStart] + Write(member, words(member.TaskId)) + text[member.Syntax.Span.End..];
        }

        return text;
    }

    /// <summary>A solution's member, emptied: from its attributes to its end.</summary>
    public static string Write(TaskMember member, string words)
    {
        string text = member.Syntax.ToString();
        var content = Stubber.Content(member.Syntax);
        string thrown = $"{Stubber.Throw(member.TaskId)}{words}\");";
        if (content is BlockSyntax block)
        {
            string margin = Margin(member.Syntax);
            string guards = string.Concat(block.Statements.TakeWhile(Stubber.IsGuard).Select(guard => guard.ToFullString()));
            string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            return text[..(block.SpanStart - member.Syntax.SpanStart)]
                + $"{{{newLine}{guards}{(guards.Length > 0 ? newLine : "")}{margin}{Indent}{thrown}{newLine}{margin}}}";
        }

        return content is null
            ? text
            : $"{text[..(content.SpanStart - member.Syntax.SpanStart)]}=> {thrown}";
    }

    /// <summary>The text before a member on its line.</summary>
    private static string Margin(MemberDeclarationSyntax member)
    {
        var line = member.SyntaxTree.GetText().Lines.GetLineFromPosition(member.SpanStart).ToString();
        return line[..(line.Length - line.TrimStart().Length)];
    }
}
