using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>cross_entropy without ignore_index, where the solution names one.</summary>
internal sealed class PaddingInLossRule : IRule
{
    private const long Default = -100;

    public string Id => "padding-in-loss";

    public string Title => "Padding is part of the loss";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference || !Losses.CrossEntropies(reference).Any(loss => Names(loss.Call))
            ? []
            : from loss in Losses.CrossEntropies(code)
              where loss.Call.Has("ignore_index") && loss.Call.Argument("ignore_index") is null
              where !code.Torch("masked_select", "masked_fill", "where", "index_select", "nonzero").Any()
                  && !code.Flow.Behind(loss.Labels).Any(step => step is IPropertyReferenceOperation { Property.IsIndexer: true })
              select RuleHit.At(
                  loss.Call.Operation,
                  "A batch is filled up to its longest text, and unless the loss is told what the filler is, the model is marked on guessing "
                  + "it: easy marks, which hide how it does on words.",
                  "and it is not told which label to ignore");

    private static bool Names(Call call) => call.Argument("ignore_index") is { } index && Values.Whole(index) != Default;
}
