using Katas.Checker.Mutating;
using Katas.Checker.Mutating.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>The changes that mutation testing makes of the solutions, but for those of constants, which <see cref="ConstantEdits"/> makes.</summary>
internal sealed class MutatorEdits : IEdits
{
    private static readonly SwapOperator Operators = new();
    private static readonly NegateCondition Conditions = new();
    private static readonly DropCall Calls = new();

    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        foreach (var replacement in Operators.Replacements(node, scope.Model))
        {
            var kind = node is PrefixUnaryExpressionSyntax unary
                ? (unary.IsKind(SyntaxKind.UnaryMinusExpression) ? ChangeKind.Sign : ChangeKind.Negation)
                : node.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
                    or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                    ? ChangeKind.Comparison
                    : ChangeKind.Operator;
            string text = replacement.ToString();
            yield return node is ExpressionSyntax ? new Edit(node, node is AssignmentExpressionSyntax ? text : $"({text})", kind) : new Edit(node, text, kind);
        }

        foreach (var replacement in Conditions.Replacements(node, scope.Model))
        {
            yield return new Edit(node, replacement.ToString(), ChangeKind.Condition);
        }

        foreach (var replacement in Calls.Replacements(node, scope.Model))
        {
            bool isStatement = replacement is EmptyStatementSyntax;
            if (isStatement && node is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }
                && scope.Model.GetSymbolInfo(assignment.Left).Symbol is IParameterSymbol { RefKind: RefKind.Out })
            {
                continue; // it has to be given a value
            }

            yield return new Edit(
                node,
                isStatement ? ";" : $"({replacement})",
                isStatement ? ChangeKind.Statement
                    : node is InvocationExpressionSyntax call && IsAboutGradients(EditScope.Name(call)) ? ChangeKind.Gradient
                    : ChangeKind.Call);
        }
    }

    private static bool IsAboutGradients(string name) => name is "detach" or "clone" or "alias";
}
