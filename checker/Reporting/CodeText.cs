using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>C# in the terminal: keywords, literals and comments in colours of the terminal's own, the rest as it is.</summary>
internal static class CodeText
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly Style Keyword = new(Color.Blue);
    private static readonly Style Literal = new(Color.Green);
    private static readonly Style Comment = new(decoration: Decoration.Dim);

    /// <summary>The code as a paragraph to draw.</summary>
    public static Paragraph Highlight(string code)
    {
        var paragraph = new Paragraph();
        foreach (var (span, kind) in Runs(code))
        {
            paragraph.Append(code.Substring(span.Start, span.Length), kind switch
            {
                CodeKind.Keyword => Keyword,
                CodeKind.Literal => Literal,
                CodeKind.Comment => Comment,
                _ => Style.Plain,
            });
        }

        return paragraph;
    }

    /// <summary>All of the code, in pieces of one kind.</summary>
    public static IEnumerable<(TextSpan Span, CodeKind Kind)> Runs(string code)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                yield return (trivia.FullSpan, Classify(trivia));
            }

            yield return (token.Span, Classify(token));
            foreach (var trivia in token.TrailingTrivia)
            {
                yield return (trivia.FullSpan, Classify(trivia));
            }
        }
    }

    private static CodeKind Classify(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia ? CodeKind.Comment : CodeKind.Plain;

    private static CodeKind Classify(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => CodeKind.Literal,
        _ when token.IsKeyword() => CodeKind.Keyword,
        SyntaxKind.IdentifierToken when token.Text == "var" => CodeKind.Keyword,
        _ => CodeKind.Plain,
    };
}
