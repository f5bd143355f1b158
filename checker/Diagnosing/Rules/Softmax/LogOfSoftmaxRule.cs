using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>The logarithm of softmax, in two steps: a probability that is rounded to 0 gives -∞.</summary>
internal sealed class LogOfSoftmaxRule : IRule
{
    public string Id => "log-of-softmax";

    public string Title => "The logarithm is taken of a softmax";

    public Certainty Certainty => Certainty.Possible;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("log", "log2", "log10")
        where call.Input is not null && IsProbability(code, call.Input) && !IsAlsoTheSolutions(code.Reference)
        select RuleHit.At(
            call.Operation,
            "An unlikely token's probability is rounded to 0, and its logarithm is -∞, with a gradient to match. Torch has one "
            + "function for both steps, which never leaves the logarithms.");

    private static bool IsAlsoTheSolutions(TaskCode? reference) =>
        reference?.Torch("log").Any(call => call.Input is { } input && IsProbability(reference, input)) == true;

    private static bool IsProbability(TaskCode code, IOperation value) =>
        code.Flow.CallsBehind(value, Steps.KeepsOrder).Any(call => call.Does("softmax"));
}
