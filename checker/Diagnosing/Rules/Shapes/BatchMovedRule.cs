using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>The batch swapped with what comes after it, as for modules that want the sequence first.</summary>
internal sealed class BatchMovedRule : IRule
{
    public string Id => "batch-moved";

    public string Title => "The batch is moved away from the front";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch(OperationKinds.Swaps)
        let layout = call.Input is { } input ? code.Layouts.Find(input) : null
        where layout is { IsOpen: false, Names: ["batch", ..] }
        let first = call.Number("dim0", "axis0")
        let second = call.Number("dim1", "axis1")
        where first is { } one && second is { } other && (layout.Index(one) == 0) != (layout.Index(other) == 0)
        where !IsAlsoTheSolutions(code.Reference) && !code.Calls.Any(used => used.Module?.Type is { } module && Symbols.IsTorch(module)
            && module.Name is "MultiheadAttention" or "TransformerEncoderLayer" or "TransformerEncoder" or "TransformerDecoderLayer")
        select RuleHit.At(
            call.Operation,
            "The batch comes first in every tensor of this workbook. Swapped with what follows it, sentences and their tokens are mixed "
            + "up: attention would run over the batch.",
            $"and what it swaps is {layout}");

    private static bool IsAlsoTheSolutions(TaskCode? reference) =>
        reference?.Torch("transpose").Any(call => call.Number("dim0") == 0 || call.Number("dim1") == 0) == true;
}
