using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Repairing.Edits;

/// <summary>Operands swapped or left out, operators that mutation testing does not exchange, arms of choices.</summary>
internal sealed class OperatorEdits : IEdits
{
    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when IsArithmetic(binary.Kind()):
                string operation = binary.OperatorToken.Text;
                if (Before(binary, scope) is { } earlier && IsArithmetic(earlier.Kind()) && !earlier.IsKind(binary.Kind()))
                {
                    yield return new Edit(
                        binary, [Rest(earlier, $"{operation} ({binary.Right})"), Rest(binary, $"{earlier.OperatorToken.Text} ({earlier.Right})")],
                            ChangeKind.StepOrder);
                }

                if (operation is "-" or "/" or "%")
                {
                    yield return new Edit(binary, $"(({binary.Right}) {operation} ({binary.Left}))", ChangeKind.Order);
                }

                foreach (var operand in new[] { binary.Left, binary.Right })
                {
                    if (scope.IsTensor(binary) == scope.IsTensor(operand))
                    {
                        yield return new Edit(binary, $"({operand})", ChangeKind.Operand);
                    }
                }

                if (operation is "*" or "/" or "-" or "+")
                {
                    foreach (string other in new[] { "*", "/", "-", "+", "%" }.Where(other => other != operation && other != Counterpart(operation)))
                    {
                        yield return new Edit(binary, $"(({binary.Left}) {other} ({binary.Right}))", ChangeKind.Operator) { Rank = 2 };
                    }
                }

                break;
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
                or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression:
                yield return new Edit(binary, $"({binary.Left})", ChangeKind.Operand);
                yield return new Edit(binary, $"({binary.Right})", ChangeKind.Operand);
                break;
            case BinaryExpressionSyntax binary when Comparisons.TryGetValue(binary.Kind(), out string[]? others):
                foreach (string other in others)
                {
                    yield return new Edit(binary, $"(({binary.Left}) {other} ({binary.Right}))", ChangeKind.Comparison);
                }

                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } binary:
                yield return new Edit(binary, $"({binary.Right})", ChangeKind.Choice);
                break;
            case ConditionalExpressionSyntax choice:
                yield return new Edit(choice, $"({choice.WhenTrue})", ChangeKind.Choice);
                yield return new Edit(choice, $"({choice.WhenFalse})", ChangeKind.Choice);
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                when scope.IsNumber(assignment.Left) || scope.IsTensor(assignment.Left):
                yield return new Edit(assignment, $"{assignment.Left} += {assignment.Right}", ChangeKind.Operator) { Rank = 2 };
                break;
            case AssignmentExpressionSyntax assignment when assignment.OperatorToken.Text is "+=" or "-=" or "*=" or "/=":
                yield return new Edit(assignment, $"{assignment.Left} = {assignment.Right}", ChangeKind.Operator);
                break;
        }
    }

    /// <summary>The operation whose result an operation goes on with: its left operand, or what the local that it names was given.</summary>
    private static BinaryExpressionSyntax? Before(BinaryExpressionSyntax binary, EditScope scope)
    {
        var left = binary.Left;
        while (left is ParenthesizedExpressionSyntax inner)
        {
            left = inner.Expression;
        }

        return left is IdentifierNameSyntax name && scope.Model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            ? (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value as BinaryExpressionSyntax
            : left as BinaryExpressionSyntax;
    }

    /// <summary>Another operator and right operand.</summary>
    private static TextChange Rest(BinaryExpressionSyntax binary, string text) =>
        new(TextSpan.FromBounds(binary.OperatorToken.SpanStart, binary.Right.Span.End), text);

    private static readonly Dictionary<SyntaxKind, string[]> Comparisons = new()
    {
        [SyntaxKind.LessThanExpression] = [">", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = [">=", ">"],
        [SyntaxKind.GreaterThanExpression] = ["<", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = ["<=", "<"],
        [SyntaxKind.EqualsExpression] = ["<=", ">="],
    };

    private static bool IsArithmetic(SyntaxKind kind) => kind is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression
        or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression;

    private static string Counterpart(string operation) => operation switch
    {
        "+" => "-",
        "-" => "+",
        "*" => "/",
        _ => "*",
    };
}
