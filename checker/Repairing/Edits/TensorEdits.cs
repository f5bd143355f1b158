using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>What goes wrong with tensors in particular: a dimension kept or lost, a transposition, a mask turned round, a sign, a root.</summary>
internal sealed class TensorEdits : IEdits
{
    private static readonly HashSet<string> Products = ["matmul", "mm", "bmm", "einsum", "mv", "dot"];
    private static readonly HashSet<string> Arrangers = ["view", "reshape", "flatten", "unflatten", "contiguous"];

    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        if (node is InvocationExpressionSyntax call)
        {
            foreach (var edit in OfCall(call, scope))
            {
                yield return edit;
            }
        }

        if (node is not ExpressionSyntax expression || !IsUse(expression))
        {
            yield break;
        }

        if (scope.IsTensor(expression))
        {
            if (IsOperandOf(expression, Products))
            {
                yield return new Edit(node, $"({node}).transpose(-2, -1)", ChangeKind.Transposition);
            }

            if (IsOperandOf(expression, Arrangers))
            {
                yield return new Edit(node, $"({node}).transpose(1, 2)", ChangeKind.Transposition) { Rank = 1 };
            }

            if (IsMask(expression))
            {
                yield return new Edit(node, $"({node}).logical_not()", ChangeKind.Negation);
            }

            if (expression is IdentifierNameSyntax or InvocationExpressionSyntax)
            {
                yield return new Edit(node, $"(-({node}))", ChangeKind.Sign) { Rank = 3 };
                yield return new Edit(node, $"({node}).sqrt()", ChangeKind.Root) { Rank = 2 };
                yield return new Edit(node, $"({node}).square()", ChangeKind.Root) { Rank = 2 };
                yield return new Edit(node, $"({node}).detach()", ChangeKind.Gradient) { Rank = 4 };
            }
        }
        else if (scope.IsNumber(expression) && expression is not LiteralExpressionSyntax)
        {
            yield return new Edit(node, $"Math.Sqrt({node})", ChangeKind.Root) { Rank = expression.Parent is BinaryExpressionSyntax ? 0 : 2 };
            yield return new Edit(node, $"(({node}) * ({node}))", ChangeKind.Root) { Rank = 2 };
            yield return new Edit(node, $"(1.0 / ({node}))", ChangeKind.Constant) { Rank = 1 };
            yield return new Edit(node, $"(-({node}))", ChangeKind.Sign) { Rank = 2 };
            yield return new Edit(node, $"(({node}) + 1)", ChangeKind.Constant) { Rank = 1 };
            yield return new Edit(node, $"(({node}) - 1)", ChangeKind.Constant) { Rank = 1 };
        }
        else if (scope.IsBoolean(expression) && expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && expression.Parent is ArgumentSyntax)
        {
            yield return new Edit(node, $"(!{node})", ChangeKind.Negation) { Rank = 1 };
        }
    }

    private static IEnumerable<Edit> OfCall(InvocationExpressionSyntax call, EditScope scope)
    {
        string name = EditScope.Name(call);
        var arguments = call.ArgumentList.Arguments;
        if (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == "keepdim") is { } kept)
        {
            yield return new Edit(call, Without(call, kept), ChangeKind.KeptDimension);
        }
        else if (arguments.Count > 0 && scope.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Tensor" or "torch" } method
            && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(
                other => other.Parameters.Any(parameter => parameter.Name == "keepdim")))
        {
            yield return new Edit(call, With(call, "keepdim: true"), ChangeKind.KeptDimension);
        }

        if (name is "sqrt" or "Sqrt" or "square" && arguments.Count == 1)
        {
            yield return new Edit(call, $"({arguments[0].Expression})", ChangeKind.Root);
        }

        if (name is "Pow" or "pow" && arguments.Count > 0)
        {
            yield return new Edit(
                call,
                $"({(arguments.Count == 1 && call.Expression is MemberAccessExpressionSyntax member ? member.Expression : arguments[0].Expression)})",
                ChangeKind.Root);
        }

        if (name is "var" or "std" or "var_mean" or "std_mean" && arguments.All(argument => argument.NameColon?.Name.Identifier.Text != "unbiased"))
        {
            yield return new Edit(call, With(call, "unbiased: false"), ChangeKind.Argument);
        }

        // x.matmul(y) the other way round.
        if (Products.Contains(name) && arguments.Count == 1 && call.Expression is MemberAccessExpressionSyntax product && scope.IsTensor(product.Expression))
        {
            yield return new Edit(call, $"({arguments[0].Expression}).{name}({product.Expression})", ChangeKind.Order);
        }
    }

    private static string Without(InvocationExpressionSyntax call, ArgumentSyntax argument) =>
        $"{call.Expression}({string.Join(", ", call.ArgumentList.Arguments.Where(other => other != argument))})";

    private static string With(InvocationExpressionSyntax call, string argument) =>
        $"{call.Expression}({string.Join(", ", call.ArgumentList.Arguments.Select(other => other.ToString()).Append(argument))})";

    /// <summary>Whether an expression stands for a value where it is used: not a name in `x.Name`, not the left of an assignment.</summary>
    internal static bool IsUse(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Expression == expression,
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        InvocationExpressionSyntax call => call.Expression != expression,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax or RefTypeSyntax => false,
        ArgumentSyntax { Parent.Parent: AssignmentExpressionSyntax target } => target.Right.Span.Contains(expression.Span),
        ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or BinaryExpressionSyntax or ArrowExpressionClauseSyntax
            or ParenthesizedExpressionSyntax or ExpressionElementSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax
            or InitializerExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or LambdaExpressionSyntax
            or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or ForEachStatementSyntax or YieldStatementSyntax => true,
        _ => false,
    };

    private static bool IsOperandOf(ExpressionSyntax expression, HashSet<string> names) => expression.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member => names.Contains(member.Name.Identifier.Text),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => names.Contains(EditScope.Name(call)),
        _ => false,
    };

    private static bool IsMask(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => EditScope.Name(call)
            is "masked_fill" or "masked_fill_" or "where" or "logical_and" or "logical_or" or "masked_select" or "mul" or "index_put_",
        BinaryExpressionSyntax binary => binary.OperatorToken.Text is "&" or "|" or "*",
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text
            is "logical_and" or "logical_or" or "to_type" or "to" or "any" or "all" or "unsqueeze" or "sum" or "where",
        ReturnStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax => true,
        _ => false,
    };
}
