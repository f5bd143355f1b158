using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>cross_entropy of logits that still have batch, length and classes: it takes the length for classes.</summary>
internal sealed class ClassDimensionRule : IRule
{
    public string Id => "class-dimension";

    public string Title => "The loss takes the length for the classes";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from loss in Losses.CrossEntropies(code)
        let layout = code.Layouts.Find(loss.Logits)
        where layout is { IsOpen: false, Names: [_, var second, .., var last] } && layout.Names.Count >= 3 && IsClasses(last) && !IsClasses(second)
        select RuleHit.At(
            loss.Call.Operation,
            "cross_entropy expects the classes in dimension 1, right behind the batch. With a length in between, either batch and length "
            + "become one long list of tokens first, or the classes are moved to dimension 1.",
            $"and the logits are {layout}");

    private static bool IsClasses(string name) => name.Contains("label", StringComparison.Ordinal) || name.Contains("class", StringComparison.Ordinal)
        || name.Contains("vocabulary", StringComparison.Ordinal) || name.Contains("tags", StringComparison.Ordinal);
}
