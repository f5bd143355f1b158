using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Statistics;

/// <summary>var or std as they come: they divide by one less than the number of values.</summary>
internal sealed class UnbiasedVarianceRule : IRule
{
    public string Id => "unbiased-variance";

    public string Title => "The variance divides by one less than there are values";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Unbiased(reference).Any() ? [] : Unbiased(code).Select(call => RuleHit.At(
            call.Operation,
            "Torch's variance estimates that of a population from a sample, and divides by n - 1. A norm is after the spread of the very "
            + "numbers that it has, and divides by n. There is an argument that says which.",
            "with unbiased left at its default, true"));

    private static IEnumerable<Call> Unbiased(TaskCode code) => code.Torch("var", "std", "var_mean", "std_mean").Where(call =>
        call.Argument("unbiased") is not { } unbiased || Values.IsTrue(unbiased));
}
