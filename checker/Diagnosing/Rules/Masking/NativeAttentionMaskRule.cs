using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A boolean attention mask for TorchSharp's own attention modules: it is added as 1.</summary>
internal sealed class NativeAttentionMaskRule : IRule
{
    public string Id => "native-attention-mask";

    public string Title => "TorchSharp's attention adds a boolean mask";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Calls
        let place = call.Module?.Type is { } module && Symbols.IsTorch(module) ? MaskOf(module.Name) : null
        where place is not null && call.Operation.Arguments.Length > place
        let mask = call.Operation.Arguments[place.Value].Value
        where code.Types.Find(mask) == "Bool"
        select RuleHit.At(
            call.Operation,
            "TorchSharp's modules add the attention mask to the scores whatever its dtype: true becomes +1, nothing is ruled out, and the "
            + "future leaks with no error. They want a mask of numbers, with -∞ where a query may not attend. (Their key padding mask is "
            + "boolean, and true means ignore.)",
            "and the mask that it is given is boolean");

    private static int? MaskOf(string module) => module switch
    {
        "MultiheadAttention" => 5,
        "TransformerEncoder" or "TransformerEncoderLayer" => 1,
        "TransformerDecoder" or "TransformerDecoderLayer" => 2,
        _ => null,
    };
}
