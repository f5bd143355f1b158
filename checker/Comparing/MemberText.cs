using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Comparing;

/// <summary>The source text of a task's members, without documentation, attributes and indentation.</summary>
/// <param name="Place">The place of the first of them.</param>
/// <param name="Code">Their text.</param>
internal sealed record MemberText(FileLinePositionSpan Place, string Code)
{
    /// <summary>Reads the members of a task; null if there is none.</summary>
    public static MemberText? Read(IEnumerable<SyntaxTree> files, string taskId)
    {
        var members = TaskMember.In(files).Where(member => member.TaskId == taskId).ToList();
        return members.Count == 0
            ? null
            : new MemberText(members[0].Place, string.Join("\n\n", members.Select(member => Text(member.Syntax, Start(member.Syntax)))));
    }

    /// <summary>Whether both are the same, apart from spaces and comments.</summary>
    public bool SaysTheSameAs(MemberText other) =>
        SyntaxFactory.ParseTokens(Code).Select(token => token.Text)
            .SequenceEqual(SyntaxFactory.ParseTokens(other.Code).Select(token => token.Text));

    /// <summary>A node's text from a place on, its lines moved left as far as the first of them.</summary>
    public static string Text(SyntaxNode node, int start)
    {
        // Spaces and line breaks within lines stay as they are, so that the text reads as in the file.
        string file = node.SyntaxTree.ToString();
        int line = file.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        int indent = file[line..].TakeWhile(character => character == ' ').Count();
        string[] lines = file[start..node.Span.End].ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select((text, i) => i == 0 ? text.TrimEnd() : Left(text, indent)));
    }

    private static string Left(string line, int by) => line[Math.Min(by, line.Length - line.TrimStart(' ').Length)..].TrimEnd();

    /// <summary>Where the member begins below its documentation and attributes.</summary>
    private static int Start(MemberDeclarationSyntax member) => member.AttributeLists.Count == 0
        ? member.SpanStart
        : member.AttributeLists.Last().GetLastToken().GetNextToken().SpanStart;
}
