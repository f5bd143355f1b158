using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>Answers small questions about a value in the code.</summary>
internal static class Values
{
    /// <summary>The value without parentheses, conversions and question marks around it.</summary>
    public static IOperation Plain(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion when !IsOutOfTensor(conversion):
                    value = conversion.Operand;
                    break;
                case IConditionalAccessOperation access:
                    value = access.WhenNotNull;
                    break;
                case IConditionalAccessInstanceOperation:
                    var outer = value.Parent;
                    while (outer is not null and not IConditionalAccessOperation)
                    {
                        outer = outer.Parent;
                    }

                    if (outer is not IConditionalAccessOperation { Operation: { } before })
                    {
                        return value;
                    }

                    value = before;
                    break;
                case IDeclarationExpressionOperation declaration:
                    value = declaration.Expression;
                    break;
                case IArgumentOperation argument:
                    value = argument.Value;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>A constant whole number, or null.</summary>
    public static long? Whole(IOperation value) => Plain(value).ConstantValue switch
    {
        { HasValue: true, Value: int number } => number,
        { HasValue: true, Value: long number } => number,
        _ => null,
    };

    /// <summary>A constant number, or null.</summary>
    public static double? Number(IOperation value) => Plain(value).ConstantValue switch
    {
        { HasValue: true, Value: double number } => number,
        { HasValue: true, Value: float number } => number,
        { HasValue: true, Value: int number } => number,
        { HasValue: true, Value: long number } => number,
        _ => null,
    };

    /// <summary>Whether it is a constant as small as one that is added to keep something away from 0.</summary>
    public static bool IsSmall(IOperation value) => Number(value) is > 0 and < 1e-2;

    /// <summary>Whether it is the constant true.</summary>
    public static bool IsTrue(IOperation value) => Plain(value).ConstantValue is { HasValue: true, Value: true };

    /// <summary>Whether it is minus infinity, or a number so large and negative that it is meant to be.</summary>
    public static bool IsRulingOut(IOperation value) => Number(value) is < -1e4;

    /// <summary>The items of an array, a collection expression or a list of arguments; the value itself if it is none of these.</summary>
    public static IReadOnlyList<IOperation> Items(IOperation value) => Plain(value) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select(Plain)],
        ICollectionExpressionOperation collection => [.. collection.Elements.Select(Plain)],
        ITupleOperation tuple => [.. tuple.Elements.Select(Plain)],
        { } other => [other],
    };

    /// <summary>The two sides of a tensor's <c>+ - * /</c>, or of the method that does the same.</summary>
    public static (BinaryOperatorKind Kind, IOperation Left, IOperation Right)? Arithmetic(IOperation value) => Plain(value) switch
    {
        IBinaryOperation binary when Symbols.IsTensor(binary.Type) => (binary.OperatorKind, binary.LeftOperand, binary.RightOperand),
        ICompoundAssignmentOperation compound when Symbols.IsTensor(compound.Type) => (compound.OperatorKind, compound.Target, compound.Value),
        IInvocationOperation invocation when new Call(invocation) is { } call && call.IsTorch() && call.Input is { } left
            && Kinds.TryGetValue(call.Name, out var kind)
            && call.Argument("other", "target", "divisor", "right", "scalar") is { } right => (kind, left, right),
        _ => null,
    };

    private static readonly ImmutableDictionary<string, BinaryOperatorKind> Kinds = new Dictionary<string, BinaryOperatorKind>
    {
        ["add"] = BinaryOperatorKind.Add,
        ["sub"] = BinaryOperatorKind.Subtract,
        ["mul"] = BinaryOperatorKind.Multiply,
        ["div"] = BinaryOperatorKind.Divide,
        ["add_"] = BinaryOperatorKind.Add,
        ["sub_"] = BinaryOperatorKind.Subtract,
        ["mul_"] = BinaryOperatorKind.Multiply,
        ["div_"] = BinaryOperatorKind.Divide,
    }.ToImmutableDictionary();

    // (double)tensor reads the tensor's value, and is more than a change of type.
    private static bool IsOutOfTensor(IConversionOperation conversion) =>
        Symbols.IsTensor(conversion.Operand.Type) && !Symbols.IsTensor(conversion.Type) && conversion.OperatorMethod is not null;
}
