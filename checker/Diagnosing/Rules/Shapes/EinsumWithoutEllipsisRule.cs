using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>An einsum that fixes how many dimensions there are, for a tensor that may have more.</summary>
internal sealed class EinsumWithoutEllipsisRule : IRule
{
    public string Id => "einsum-without-ellipsis";

    public string Title => "This einsum fits only one number of dimensions";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("einsum")
        where call.Argument("equation")?.ConstantValue is { HasValue: true, Value: string equation } && !equation.Contains("...", StringComparison.Ordinal)
        let open = call.Items("tensors").Select(code.Layouts.Find).FirstOrDefault(layout => layout is { IsOpen: true })
        where open is not null
        select RuleHit.At(
            call.Operation,
            "Each letter of an einsum is one dimension, and all of them have to be there. For any number of leading dimensions einsum has a "
            + "sign of its own.",
            $"and one of its tensors is {open}");
}
