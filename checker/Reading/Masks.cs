using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>The meaning of masks in this workbook: true where a query may attend.</summary>
internal sealed class Masks(TaskCode code)
{
    private static readonly string[] Seen = ["mask", "real", "allowed", "keep", "visible", "attend"];
    private static readonly string[] Hidden = ["padding", "ignore", "hidden", "hide", "blocked", "masked"];

    private readonly Remembered<bool?> senses = new();

    /// <summary>How many operations were looked at to answer what has been asked so far, each once.</summary>
    public int Looked => senses.Count;

    /// <summary>Whether a value is a mask, or made from one, in whatever sense.</summary>
    public bool IsMade(IOperation value) => code.Flow.Behind(value).Any(source => IsGiven(source) || IsCalled(source));

    /// <summary>Whether an operation masks: fills, replaces or adds where a mask says so.</summary>
    public bool IsMasking(IOperation operation) => operation switch
    {
        IInvocationOperation call when new Call(call) is var known =>
            known.Does("masked_fill", "masked_fill_", "where") || known.Computes(Concept.Masking)
            || (Values.Arithmetic(operation) is var (kind, left, right) && kind == BinaryOperatorKind.Add && (IsMade(left) || IsMade(right))),
        _ => Values.Arithmetic(operation) is var (kind, left, right) && kind == BinaryOperatorKind.Add && (IsMade(left) || IsMade(right)),
    };

    /// <summary>Whether a value is minus infinity, or a tensor full of it, or a number that stands in for it.</summary>
    public bool IsRulingOut(IOperation value) => code.Flow.Sources(value).Any(source =>
        Values.IsRulingOut(source)
        || (source is IInvocationOperation call && new Call(call) is var made && made.IsTorch("full_like", "full", "tensor", "zeros_like")
            && call.Arguments.Any(argument => Values.IsRulingOut(argument.Value))));

    /// <summary>True: the mask says what may be seen. False: what is hidden. Null: it is not a mask, or its meaning is unknown.</summary>
    public bool? Sense(IOperation value)
    {
        bool? found = null;
        foreach (var source in code.Flow.Sources(value).Where(source => !IsNull(source)))
        {
            bool? next = senses.Of(source, FindSense);
            if (next is null || (found is not null && found != next))
            {
                return null;
            }

            found = next;
        }

        return found;
    }

    private bool? FindSense(IOperation source)
    {
        switch (source)
        {
            case IParameterReferenceOperation:
                return IsGiven(source) ? true : null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Not } not:
                return !Sense(not.Operand);
            case IBinaryOperation { OperatorMethod.Name: "op_Equality" } equal when IsNothing(equal.RightOperand):
                return !Sense(equal.LeftOperand);
            case IBinaryOperation { OperatorMethod.Name: "op_Inequality" } unequal when IsNothing(unequal.RightOperand):
                return Sense(unequal.LeftOperand);
            case IInvocationOperation operation:
                return FindSense(new Call(operation));
            default:
                return Steps.KeepsValues(source) && Flow.Parts(source).FirstOrDefault() is { } inner ? Sense(inner) : null;
        }
    }

    private bool? FindSense(Call call)
    {
        if (IsCalled(call.Operation))
        {
            return true;
        }

        if (!call.IsTorch() || call.Input is not { } input)
        {
            return null;
        }

        return call.Name switch
        {
            "logical_not" or "bitwise_not" => !Sense(input),
            "eq" when call.Argument("target", "right") is { } other && IsNothing(other) => !Sense(input),
            "ne" when call.Argument("target", "right") is { } other && IsNothing(other) => Sense(input),
            "tril" when IsAllOnes(input) => true,
            "triu" when IsAllOnes(input) && call.Number("diagonal", "diag") is 1 => false,
            "to" or "to_type" or "bool" => Sense(input),
            _ => Steps.KeepsValues(call.Operation) ? Sense(input) : null,
        };
    }

    private bool IsAllOnes(IOperation value) => IsAllOnes(value, []);

    // What has been seen is made from itself, in a loop: the others decide.
    private bool IsAllOnes(IOperation value, HashSet<IOperation> seen) => code.Flow.Sources(value).All(
        source => source is IInvocationOperation call && new Call(call) is var made
            && (made.IsTorch("ones", "ones_like")
                || (Steps.KeepsValues(source) && made.Input is { } input && (!seen.Add(source) || IsAllOnes(input, seen)))));

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    private static bool IsNothing(IOperation value) =>
        Values.Number(value) is 0 || Values.Plain(value).ConstantValue is { HasValue: true, Value: false };

    private bool IsGiven(IOperation source) => source is IParameterReferenceOperation { Parameter: { } parameter }
        && Symbols.IsTensor(parameter.Type)
        && code.Parameters.Any(own => Symbols.Same(own, parameter))
        && Seen.Any(word => parameter.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
        && !Hidden.Any(word => parameter.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsCalled(IOperation source) =>
        source is IInvocationOperation call && new Call(call).Computes(Concept.Mask, Concept.MaskOverHeads);
}
