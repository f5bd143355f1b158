using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>sum(0): the 0 is mistaken for a dtype, and everything is summed.</summary>
internal sealed class SumOfTypeRule : IRule
{
    public string Id => "sum-of-type";

    public string Title => "The 0 is taken for a dtype, not for a dimension";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("sum", "prod", "mean")
        where call.Argument("type", "dtype") is { } type && Values.Whole(type) is not null
        select RuleHit.At(
            call.Operation,
            $"C# turns a literal 0 into any enum. TorchSharp has a {call.Name} that takes a dtype, and the compiler picks that one: "
            + "all dimensions are summed, into small whole numbers. A list of dimensions can't be mistaken for a dtype.",
            "and the compiler takes the 0 for a ScalarType");
}
