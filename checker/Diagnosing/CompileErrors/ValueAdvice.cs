using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A tensor, or another TorchSharp result, where C# asks for something else.</summary>
internal static class ValueAdvice
{
    /// <summary>The way to turn a tensor into a number.</summary>
    public const string SingleValue = "A tensor with a single value is read by ToDouble(), ToSingle() or ToInt64().";

    /// <summary>Whether the compiler asks for a C# number.</summary>
    /// <param name="message">The compiler's message.</param>
    public static bool IsNumber(string message) =>
        new[] { "double", "float", "long", "int" }.Any(type => message.Contains($"to '{type}'", StringComparison.Ordinal));

    /// <summary>Advice about a value of another kind; null about anything else.</summary>
    public static string? Advise(CompileError found) => found.Error.Id switch
    {
        "CS0019" => Operands(found.Node).Select(operand => Pair(found, operand)).FirstOrDefault(advice => advice is not null),
        "CS0021" when found.Node is ElementAccessExpressionSyntax access => Pair(found, access.Expression),
        "CS0023" when found.Node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not && found.IsTensor(not.Operand) =>
            "A mask is turned round by logical_not() or ~; ! is for a single bool.",
        "CS0029" or "CS0266" => Converted(found),
        "CS0218" when Operands(found.Node).Any(found.IsTensor) =>
            "Two masks are joined value by value with & or logical_and, | or logical_or; && and || are for single bools.",
        "CS8129" when Deconstructed(found) is { } advice => advice,
        "CS9135" when found.Node.Parent?.Parent is IsPatternExpressionSyntax pattern && found.IsTensor(pattern.Expression) =>
            "`is` compares with null or a type. Values are compared by ==, which gives a mask.",
        "CS1579" when found.IsTensor(found.Node) => "A tensor is not a list. Its rows are x[i] for i below x.size(0), or x.unbind(0).",
        _ => null,
    };

    private static string? Converted(CompileError found)
    {
        if (found.Node is not ExpressionSyntax expression)
        {
            return null;
        }

        string message = found.Error.GetMessage();
        if (message.Contains("'long' to 'int'", StringComparison.Ordinal))
        {
            return expression.DescendantNodesAndSelf().Any(node => Symbols.IsTorch(found.Model.GetSymbolInfo(node).Symbol))
                ? "Sizes and ids are long in TorchSharp."
                : null;
        }

        return !found.IsTensor(expression) ? Pair(found, expression)
            : message.Contains("to 'bool'", StringComparison.Ordinal)
                ? "Comparing tensors gives a tensor. One with a single value is read by ToBoolean(), after all() or any() where there are "
                + "several; whether something is null is asked with `is null`."
            : IsNumber(message) ? SingleValue
            : null;
    }

    /// <summary>Advice for the tuples that TorchSharp returns where PyTorch returns a tuple, too, or a single tensor.</summary>
    private static string? Pair(CompileError found, ExpressionSyntax expression) => Tuple(found.TypeOf(expression));

    /// <summary>Advice for a tuple with tensors; null for any other type.</summary>
    /// <param name="type">The type.</param>
    public static string? Tuple(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => Symbols.IsTensor(element.Type))
            ? $"This gives {tuple.TupleElements.Length} tensors at once: take .{string.Join(" or .", tuple.TupleElements.Select(element => element.Name))}, "
                + $"or var ({string.Join(", ", tuple.TupleElements.Select(element => element.Name.ToLowerInvariant()))}) = …"
            : null;

    /// <summary>Tensors and sizes come as arrays where PyTorch lets tuples be taken apart.</summary>
    private static string? Deconstructed(CompileError found)
    {
        string message = found.Error.GetMessage();
        return message.Contains("torch.Tensor[]'", StringComparison.Ordinal)
                ? "This gives an array of tensors: take [0], [1] and so on, or compare it with a pattern, is [var first, var second]."
            : message.Contains("long[]'", StringComparison.Ordinal)
                ? "The sizes are an array: read size(0), size(1) and so on one by one."
            : null;
    }

    private static IEnumerable<ExpressionSyntax> Operands(SyntaxNode node) =>
        node is BinaryExpressionSyntax binary ? [binary.Left, binary.Right] : [];
}
