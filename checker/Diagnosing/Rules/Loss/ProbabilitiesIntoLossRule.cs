using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>Softmax before cross_entropy, or none before nll_loss.</summary>
internal sealed class ProbabilitiesIntoLossRule : IRule
{
    public string Id => "probabilities-into-loss";

    public string Title => "The loss is given something other than it expects";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        foreach (var (call, logits, _) in Losses.CrossEntropies(code))
        {
            if (code.Flow.CallsBehind(logits, Steps.KeepsOrder).Any(before => before.Does("softmax")))
            {
                yield return RuleHit.At(
                    call.Operation,
                    "cross_entropy takes logits, and has softmax inside. Given probabilities it takes softmax of them once more: even a "
                    + "perfect guess then costs something, and little is left to learn from.",
                    "and what it is given has been through softmax");
            }
        }

        foreach (var (call, logits, _) in Losses.LogLikelihoods(code))
        {
            if (!code.Flow.CallsBehind(logits).Any(before => before.Does("log_softmax", "log", "logsumexp", "LogSoftmax")))
            {
                yield return RuleHit.At(
                    call.Operation,
                    "nll_loss picks the right label's number and flips its sign: it has no softmax and no logarithm inside. It wants "
                    + "logarithms of probabilities.",
                    "and no logarithm is taken before it");
            }
        }
    }
}
