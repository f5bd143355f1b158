using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>Another number, or another dimension; a number of the code's own in its place; true for false.</summary>
internal sealed class ConstantEdits : IEdits
{
    private static readonly int[] Dimensions = [-1, -2, 0, 1, 2, -3, 3];

    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        bool isNegative = node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };
        var literal = isNegative ? ((PrefixUnaryExpressionSyntax)node).Operand as LiteralExpressionSyntax : node as LiteralExpressionSyntax;
        if (literal is null || (!isNegative && node.Parent.IsKind(SyntaxKind.UnaryMinusExpression)) || node is not ExpressionSyntax expression)
        {
            return [];
        }

        return literal.Token.Value switch
        {
            bool value => [new Edit(node, value ? "false" : "true", Named(node) == "training" ? ChangeKind.Training : ChangeKind.Condition)],
            int or long => Whole(expression, (isNegative ? -1 : 1) * Convert.ToInt64(literal.Token.Value, CultureInfo.InvariantCulture), scope),
            float or double => Fraction(
                expression, (isNegative ? -1 : 1) * Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture), literal.Token.Value is float, scope),
            _ => [],
        };
    }

    private static IEnumerable<Edit> Whole(ExpressionSyntax node, long value, EditScope scope)
    {
        if (IsDimension(node, scope))
        {
            foreach (int other in Dimensions.Where(other => other != value))
            {
                yield return new Edit(node, Text(other), ChangeKind.Dimension);
            }

            yield break;
        }

        long[] others = [value + 1, value - 1, -value, 0, 1, 2];
        foreach (long other in others.Distinct().Where(other => other != value))
        {
            yield return new Edit(node, Text(other), ChangeKind.Constant) { Rank = Math.Abs(other - value) == 1 ? 0 : 1 };
        }

        yield return new Edit(node, $"{Math.Abs(value)}.0", ChangeKind.Constant) { Rank = 2 };
        foreach (string name in Numbers(node, scope))
        {
            yield return new Edit(node, name, ChangeKind.Value) { Rank = 1 };
        }
    }

    private static IEnumerable<Edit> Fraction(ExpressionSyntax node, double value, bool isFloat, EditScope scope)
    {
        double[] others = [-value, 1 / value, value + 1, value - 1, value * 2, value / 2, 1 - value, 0, 1, value * value, Math.Sqrt(value)];
        foreach (double other in others.Distinct().Where(other => double.IsFinite(other) && !other.Equals(value)))
        {
            yield return new Edit(
                node,
                $"({other.ToString("0.0##################", CultureInfo.InvariantCulture)}{(isFloat ? "f" : "")})",
                ChangeKind.Constant);
        }

        if (double.IsInfinity(value))
        {
            yield return new Edit(node, $"(-({node}))", ChangeKind.Sign);
        }

        foreach (string name in Numbers(node, scope))
        {
            yield return new Edit(node, name, ChangeKind.Value) { Rank = 1 };
        }
    }

    private static IEnumerable<string> Numbers(ExpressionSyntax node, EditScope scope) =>
        scope.Type(node) is { } type
            ? scope.Values(node, type).Concat(type.SpecialType == SpecialType.System_Int32
                ? scope.Values(node, scope.Model.Compilation.GetSpecialType(SpecialType.System_Int64))
                : [])
            : [];

    /// <summary>Whether a number is a dimension's: of an argument of that name, alone or in a list.</summary>
    private static bool IsDimension(ExpressionSyntax node, EditScope scope)
    {
        var argument = node.Parent as ArgumentSyntax
            ?? (node.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Parent: ArgumentSyntax list } } ? list : null)
            ?? (node.Parent is InitializerExpressionSyntax { Parent.Parent: ArgumentSyntax array } ? array : null);
        return argument is not null && scope.Parameter(argument) is { } parameter
            && parameter.ContainingSymbol.ContainingType is { Name: "Tensor" or "torch" or "functional" }
            && (parameter.Name.Contains("dim", StringComparison.Ordinal) || parameter.Name is "permutation" or "axis" or "diagonal"
                || parameter.ContainingSymbol.Name is "permute" or "size" or "transpose");
    }

    private static string? Named(SyntaxNode node) => (node.Parent as ArgumentSyntax)?.NameColon?.Name.Identifier.Text;

    private static string Text(long value) => value < 0 ? $"({value.ToString(CultureInfo.InvariantCulture)})" : value.ToString(CultureInfo.InvariantCulture);
}
