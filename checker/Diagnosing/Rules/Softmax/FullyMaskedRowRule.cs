using Katas.Checker.Reading;
using Katas.Toolkit;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>Torch's softmax of scores that may be -∞ throughout a row, with no thought of it, where the solution takes some.</summary>
internal sealed class FullyMaskedRowRule : IRule
{
    public string Id => "fully-masked-row";

    public string Title => "A query that may attend to nothing gets NaN";

    public Certainty Certainty => Certainty.Possible;

    public FailureKind Explains => FailureKind.NotANumber;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is not { } reference || !TakesCare(reference) || code.Calls.Any(call => call.IsTorch(OperationKinds.MindsMaskedRows)))
        {
            return [];
        }

        return code.Torch("softmax").Where(call => call.Input is not null).Select(call => RuleHit.At(
            call.Operation,
            "Where every score of a row is -∞, softmax divides 0 by 0. Such rows exist: padding at the front, seen causally, is one. What "
            + "should a query get that may attend to nothing, and how can its row be told from the others?",
            "and nothing looks for rows that are -∞ throughout"));
    }

    private static bool TakesCare(TaskCode reference) => !reference.Torch("softmax").Any()
        && (reference.Torch("isneginf").Any() || reference.Calls.Any(call => call.Computes(Concept.Softmax)));
}
