using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>The likeliest token every time, where the solution draws.</summary>
internal sealed class ArgmaxInsteadOfDrawRule : IRule
{
    public string Id => "argmax-instead-of-draw";

    public string Title => "The likeliest token is taken where a draw is asked for";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("argmax", "topk", "max")
        where code.Reference is { } reference && reference.ReachedCalls.Any(IsDraw) && !code.ReachedCalls.Any(IsDraw)
        where call.Name != "topk" || call.Number("k") == 1
        select RuleHit.At(
            call.Operation,
            "The likeliest token is the same every time, and text made of it goes round in circles. A draw takes each token as often as its "
            + "probability says; temperature and filters then have something to act on.",
            "and nothing is drawn anywhere");

    private static bool IsDraw(Call call) => TorchOperations.Is(call.Name, OperationKinds.Draws) || call.Name is "sample" or "gumbel_softmax" or "NextDouble";
}
