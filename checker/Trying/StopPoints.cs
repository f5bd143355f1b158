using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Trying;

/// <summary>
/// Puts a <see cref="StopPoint"/> wherever code may go round: into each loop, behind each label, at the start of each body
/// of a method or a lambda. Every statement stays in its line, so that stack traces stay right; columns do not.
/// </summary>
internal static class StopPoints
{
    private const string Call = "global::Katas.Checker.Trying.StopPoint.Pass();";

    /// <summary>A file with stop points.</summary>
    public static SyntaxTree In(SyntaxTree tree) => SourceTrees.Parse(In(tree.GetText(), tree.GetRoot()).ToString(), tree.FilePath);

    /// <summary>Code with stop points; the same text where there is no place for one.</summary>
    /// <param name="text">The code.</param>
    /// <param name="root">The code, parsed; without errors.</param>
    public static SourceText In(SourceText text, SyntaxNode root) => text.WithChanges(
        root.DescendantNodes()
            .SelectMany(Insertions)
            .OrderBy(insertion => insertion.Position)
            .Select(insertion => new TextChange(new TextSpan(insertion.Position, 0), insertion.Text)));

    private static IEnumerable<(int Position, string Text)> Insertions(SyntaxNode node)
    {
        var body = node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            CommonForEachStatementSyntax loop => loop.Statement,
            BaseMethodDeclarationSyntax method => method.Body,
            AccessorDeclarationSyntax accessor => accessor.Body,
            LocalFunctionStatementSyntax function => function.Body,
            AnonymousFunctionExpressionSyntax function => function.Block,
            _ => null,
        };
        return (node, body) switch
        {
            (LabeledStatementSyntax label, _) => [(label.Statement.SpanStart, $"{Call} ")],
            (_, BlockSyntax block) => [(block.OpenBraceToken.Span.End, $" {Call}")],
            (_, { } single) => [(single.SpanStart, $"{{ {Call} "), (single.Span.End, " }")],
            _ => [],
        };
    }
}
