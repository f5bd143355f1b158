using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Statistics;

/// <summary>var or std as they come: they divide by one less than the number of values.</summary>
internal sealed class UnbiasedVarianceRule : IRule
{
    public string Id => "unbiased-variance";

    public string Title => "The variance divides by one less than there are values";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && (Unbiased(reference).Any() || !TakesVariance(reference)) ? [] : Unbiased(code).Select(call => RuleHit.At(
            call.Operation,
            "Torch's variance estimates that of a population from a sample, and divides by n - 1. A norm needs the spread of the very "
            + "numbers it is given, and divides by n. An argument says which of the two.",
            "with unbiased left at its default, true"));

    // Where the solution takes none, what it divides by is not what is wrong.
    private static bool TakesVariance(TaskCode reference) => reference.Torch("var", "std", "var_mean", "std_mean", "square", "pow").Any()
        || reference.All<IBinaryOperation>().Any(product => product.OperatorKind == BinaryOperatorKind.Multiply
            && Steps.SameSource(Values.Plain(product.LeftOperand), Values.Plain(product.RightOperand)));

    private static IEnumerable<Call> Unbiased(TaskCode code) => code.Torch("var", "std", "var_mean", "std_mean").Where(call =>
        call.Argument("unbiased") is not { } unbiased || Values.IsTrue(unbiased));
}
