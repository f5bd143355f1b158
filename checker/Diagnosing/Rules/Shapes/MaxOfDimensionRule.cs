using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>max(0), meant as the larger of each value and 0.</summary>
internal sealed class MaxOfDimensionRule : IRule
{
    public string Id => "max-of-dimension";

    public string Title => "The number is taken for a dimension, not for a value";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("max", "min", "amax", "amin")
        where code.Reference is { } reference && !reference.Torch(OperationKinds.DropsDimension).Any()
        where call.Items("dim", "dims").Select(Values.Whole).ToList() is [0]
        select RuleHit.At(
            call.Operation,
            $"{call.Name} with a whole number goes along that dimension and takes the extreme of each column: a dimension is gone, and the rows "
            + "are mixed. Comparing each value with a number is another operation.",
            "and the 0 names the first dimension");
}
