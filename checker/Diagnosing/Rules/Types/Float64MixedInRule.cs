using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>A Float64 tensor made of C# doubles, combined with the input: Float32 input comes out as Float64.</summary>
internal sealed class Float64MixedInRule : IRule
{
    public string Id => "float64-mixed-in";

    public string Title => "C# doubles turn the result into Float64";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Reference is { } reference && Mixed(reference).Any() ? [] : Mixed(code).Select(operation =>
        RuleHit.At(
            operation,
            "A double[] makes a Float64 tensor, and Float64 wins over Float32: the result does not have the input's dtype, and a matrix "
            + "product of the two does not even run. What you make yourself has to be given the dtype of what it meets.",
            "and one side of it is Float64, the other as it comes"));

    private static IEnumerable<IOperation> Mixed(TaskCode code)
    {
        foreach (var operation in code.Operations)
        {
            var sides = Values.Arithmetic(operation) is var (_, left, right) ? (left, right)
                : operation is IInvocationOperation call && new Call(call) is { Input: { } input } product && product.IsTorch("matmul", "mm", "bmm")
                    && product.Argument("target", "mat2", "batch2", "right", "other") is { } other ? (input, other)
                : ((IOperation, IOperation)?)null;
            if (sides is var (one, two) && Symbols.IsTensor(Values.Plain(one).Type) && Symbols.IsTensor(Values.Plain(two).Type)
                && ((code.Types.Find(one) == "Float64" && IsInput(code, two)) || (code.Types.Find(two) == "Float64" && IsInput(code, one))))
            {
                yield return operation;
            }
        }
    }

    private static bool IsInput(TaskCode code, IOperation value) => code.Types.Find(value) is null && code.Flow.Behind(value).Any(source =>
        source is IParameterReferenceOperation parameter
        && Symbols.IsTensor(parameter.Type)
        && code.Parameters.Any(own => Symbols.Same(own, parameter.Parameter)));
}
