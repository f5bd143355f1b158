using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>scaled_dot_product_attention with is_casual, beside a mask or beside a cache.</summary>
internal sealed class CausalFlagRule : IRule
{
    public string Id => "causal-flag";

    public string Title => "is_casual does something else here";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        foreach (var call in code.Torch("scaled_dot_product_attention").Where(call => call.Argument("is_casual") is { } flag && Values.IsTrue(flag)))
        {
            if (call.Argument("attn_mask") is { } mask && Values.Plain(mask).ConstantValue is not { HasValue: true, Value: null })
            {
                yield return RuleHit.At(
                    call.Operation,
                    "Torch takes a mask or the causal flag, and throws when it is given both. A causal mask can be combined with another "
                    + "one, and the two handed over as one.",
                    "with a mask and the flag");
            }
            else if (code.Parameters.FirstOrDefault(parameter => parameter.Type.Name.Contains("Cache", StringComparison.Ordinal)) is { } cache)
            {
                yield return RuleHit.At(
                    call.Operation,
                    "With fewer queries than keys, torch lines the first query up with the first key. Beside a cache the newest token "
                    + "then sees the oldest key alone. Which keys may the newest token see?",
                    $"and {cache.Name} brings keys that have no query here");
            }
        }
    }
}
