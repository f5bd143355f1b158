using System.Text;
using System.Text.RegularExpressions;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Trying;

/// <summary>
/// The names of the reference in scripts, which know no <c>extern alias</c>: lesson 05's reference is compiled once more,
/// as the namespace <c>Reference.Lesson05</c>. Lines from the suites, which say <c>reference::Katas.Lesson05</c>, mean it too.
/// </summary>
internal static partial class ReferenceNames
{
    private const string Alias = "reference";

    /// <summary>The namespace of a lesson's reference.</summary>
    public static string Namespace(string lesson) => $"Reference.Lesson{lesson}";

    /// <summary>A file of the solution, moved to the reference's namespace.</summary>
    public static SyntaxTree Moved(SyntaxTree tree, string lesson)
    {
        string name = $"Katas.Lesson{lesson}";
        var spans = tree.GetRoot().DescendantNodes()
            .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax && node.ToString() == name)
            .Select(node => node.Span);
        return SourceTrees.Parse(Replace(tree.ToString(), spans.Select(span => (span, Namespace(lesson)))), tree.FilePath);
    }

    /// <summary>
    /// A script without the alias, each name in as many characters as before: the compiler's columns stay those of what
    /// was typed. Earlier lessons are the solutions anyway.
    /// </summary>
    /// <param name="code">What was typed.</param>
    /// <param name="lesson">The lesson in scope.</param>
    public static string InScript(string code, string lesson)
    {
        if (!code.Contains(Alias, StringComparison.Ordinal))
        {
            return code;
        }

        var root = CSharpSyntaxTree.ParseText(code, Submissions.Options).GetRoot();
        var names =
            from alias in root.DescendantNodes().OfType<AliasQualifiedNameSyntax>()
            where alias.Alias.Identifier.Text == Alias && alias.Name.Identifier.Text == "Katas"
            let match = Lesson().Match(code, alias.Name.Span.End)
            where match.Success
            let span = TextSpan.FromBounds(alias.SpanStart, match.Index + match.Length)
            let named = match.Groups["number"].Value
            select (span, (named == lesson ? Namespace(named) : $"global::Katas.Lesson{named}").PadRight(span.Length));
        var directives =
            from directive in root.DescendantNodes().OfType<ExternAliasDirectiveSyntax>()
            where directive.Identifier.Text == Alias
            select (directive.Span, new string(' ', directive.Span.Length));
        return Replace(code, names.Concat(directives));
    }

    private static string Replace(string text, IEnumerable<(TextSpan Span, string With)> changes)
    {
        var result = new StringBuilder(text);
        foreach (var (span, with) in changes.OrderByDescending(change => change.Span.Start))
        {
            result.Remove(span.Start, span.Length).Insert(span.Start, with);
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\G\s*\.\s*Lesson(?<number>\d\d)\b")]
    private static partial Regex Lesson();
}
