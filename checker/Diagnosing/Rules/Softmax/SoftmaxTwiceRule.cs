using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>Softmax of softmax's own result: the weights come close to equal shares.</summary>
internal sealed class SoftmaxTwiceRule : IRule
{
    public string Id => "softmax-twice";

    public string Title => "Softmax is taken twice";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Calls
        where call.Does("softmax", "log_softmax") && call.Input is not null
        where code.Flow.CallsBehind(call.Input!, Steps.KeepsOrder).Any(before => before.Does("softmax"))
        select RuleHit.At(
            call.Operation,
            "What goes in here are probabilities already. They lie between 0 and 1, and softmax of numbers that close together "
            + "shares out nearly equally: the differences that were learned are flattened.",
            "and its input has been through softmax");
}
