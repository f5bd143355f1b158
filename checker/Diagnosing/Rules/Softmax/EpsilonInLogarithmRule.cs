using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>A small number added to what a logarithm is taken of, where the solution adds none.</summary>
internal sealed class EpsilonInLogarithmRule : IRule
{
    public string Id => "epsilon-in-logarithm";

    public string Title => "A small number is added inside the logarithm";

    public Certainty Certainty => Certainty.Possible;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Logarithms(reference).Any() ? [] : Logarithms(code).Select(log => RuleHit.At(
            log,
            "It keeps the logarithm of 0 away, and moves every other result a little: those of small values by the most. Where can a 0 come "
            + "from here, and can it be left out, or never arise, so that all other values count as they are?"));

    private static IEnumerable<IOperation> Logarithms(TaskCode code) =>
        from call in code.Torch("log", "log2", "log10")
        where call.Input is { } input && !IsOfSoftmax(code, input) && code.Flow.Sources(input).Any(IsSumWithSmall)
        select call.Operation;

    private static bool IsSumWithSmall(IOperation value) => Values.Arithmetic(value) is { Kind: BinaryOperatorKind.Add } sum
        && (Values.IsSmall(sum.Left) || Values.IsSmall(sum.Right));

    // There the number is not what is wrong: softmax and logarithm belong together, and then nothing rounds to 0.
    private static bool IsOfSoftmax(TaskCode code, IOperation value) => code.Flow.CallsBehind(value).Any(call => call.Does("softmax"));
}
