using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Trying;

/// <summary>
/// Puts a <see cref="StopPoint"/> wherever code may go round: into each loop, behind each label, at the start of each
/// method and lambda. Every statement stays in its line, so that stack traces stay right; columns do not.
/// </summary>
internal static class StopPoints
{
    private const string Call = "global::Katas.Checker.Trying.StopPoint.Pass();";

    /// <summary>The files of a compilation without errors, with stop points; a file without a place for one as it is.</summary>
    public static IEnumerable<SyntaxTree> In(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let changes = Changes(compilation, tree)
        select changes.Count == 0
            ? tree
            : SourceTrees.Parse(tree.GetText().WithChanges(changes).ToString(), tree.FilePath);

    /// <summary>The code of a script without errors, with stop points.</summary>
    public static string InScript(Compilation script)
    {
        var tree = script.SyntaxTrees.Single();
        return tree.GetText().WithChanges(Changes(script, tree)).ToString();
    }

    private static IReadOnlyList<TextChange> Changes(Compilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes()
                .SelectMany(node => node is LambdaExpressionSyntax { ExpressionBody: { } body } lambda
                    ? Lambda(lambda, body, model)
                    : Insertions(node))
                .OrderBy(insertion => insertion.Position)
                .Select(insertion => new TextChange(new TextSpan(insertion.Position, 0), insertion.Text)),
        ];
    }

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
            (_, { } single) => Around(single, $"{{ {Call} ", " }"),
            _ => [],
        };
    }

    /// <summary>An expression becomes a block; what it gives, if anything, only the compiler can tell.</summary>
    private static IEnumerable<(int Position, string Text)> Lambda(
        LambdaExpressionSyntax lambda, ExpressionSyntax body, SemanticModel model)
    {
        bool isTree = model.GetTypeInfo(lambda).ConvertedType?.ContainingNamespace?.ToString() == "System.Linq.Expressions";
        if (isTree || body is ThrowExpressionSyntax || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol method)
        {
            return [];
        }

        bool givesNothing = method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        return Around(body, givesNothing ? $"{{ {Call} " : $"{{ {Call} return ", "; }");
    }

    private static IEnumerable<(int Position, string Text)> Around(SyntaxNode node, string before, string after) =>
        [(node.SpanStart, before), (node.Span.End, after)];
}
