namespace Katas.Tests.Checker.Rules;

/// <summary>Masks: what they say, where they are laid, and of which type they are.</summary>
internal sealed class MaskCases : IRuleCases
{
    private const string Fills = "return scores.masked_fill(mask.logical_not(), float.NegativeInfinity);";

    public IEnumerable<RuleCase> All =>
    [
        new("finite-mask", "return scores.masked_fill(mask, -1e9);", "-1e9"),
        new("finite-mask", "return scores.masked_fill(mask, -1e9f);", "-1e9f"),
        new("finite-mask", "return scores.masked_fill(mask, -10000);", "-10000"),
        new("finite-mask", "return scores.masked_fill(mask, float.MinValue);", "float.MinValue"),
        new("finite-mask", "const double Low = -1e30; return scores.masked_fill(mask, Low);", "Low"),
        new("finite-mask", "double low = -1e30; return where(mask, scores, full_like(scores, low));", "low"),
        new("finite-mask", "return scores + ((1 - mask) * -1e9);", "-1e9"),
        new("finite-mask", "return scores.masked_fill(mask, float.NegativeInfinity);"),
        new("finite-mask", "return scores.masked_fill(mask, double.NegativeInfinity);"),
        new("finite-mask", "return scores.sum(-1) - 1e9;"),
        new("finite-mask", "return -scores / 10000;"),
        new("finite-mask", "long last = -1; return scores.select(last, 0);"),
        new("finite-mask", "return scores.masked_fill(mask, -1e9);") { Solution = "return scores.masked_fill(mask, -1e9);" },

        new("inverted-mask", "return scores.masked_fill(mask, float.NegativeInfinity);", "scores.masked_fill(mask, float.NegativeInfinity)"),
        new("inverted-mask", "var low = full_like(scores, double.NegativeInfinity); return where(mask, low, scores);", "where(mask, low, scores)"),
        new("inverted-mask", "return scores.masked_fill(ones(3, 3, dtype: ScalarType.Bool).tril(), -1e9);", "scores.masked_fill(ones(3, 3, dtype: ScalarType.Bool).tri…"),
        new("inverted-mask", "return Attention.ApplyMask(scores, Masks.Padding(mask, 0).logical_not());", "Attention.ApplyMask(scores, Masks.Padding(mask, 0).logical_…"),
        new("inverted-mask", "return Attention.ApplyMask(scores, ~mask);", "Attention.ApplyMask(scores, ~mask)"),
        new("inverted-mask", Fills),
        new("inverted-mask", "return scores.masked_fill(mask == 0, float.NegativeInfinity);"),
        new("inverted-mask", "return where(mask, scores, full_like(scores, double.NegativeInfinity));"),
        new("inverted-mask", "return scores.masked_fill(ones(3, 3, dtype: ScalarType.Bool).triu(1), float.NegativeInfinity);"),
        new("inverted-mask", "return scores.masked_fill(scores < 0, float.NegativeInfinity);"),
        new("inverted-mask", "return scores.masked_fill(padding, float.NegativeInfinity);") { Parameters = "Tensor scores, Tensor padding" },
        new("inverted-mask", "return scores.masked_fill(mask, 0);"),
        new("inverted-mask", "return Attention.ApplyMask(scores, Masks.Padding(mask, 0));"),

        new("mask-after-softmax", "return scores.softmax(-1).masked_fill(mask.logical_not(), 0);", "scores.softmax(-1).masked_fill(mask.logical_not(), 0)"),
        new("mask-after-softmax", "var weights = Attention.Softmax(scores); return weights * mask;", "weights * mask"),
        new("mask-after-softmax", "return Attention.ApplyMask(nn.functional.softmax(scores, -1), mask);", "Attention.ApplyMask(nn.functional.softmax(scores, -1), mask)"),
        new("mask-after-softmax", "return scores.masked_fill(mask.logical_not(), float.NegativeInfinity).softmax(-1);"),
        new("mask-after-softmax", "var masked = scores.masked_fill(mask, -1e9).softmax(-1); return masked.masked_fill(mask, 0);"),
        new("mask-after-softmax", "var weights = scores.softmax(-1) * mask; return weights / weights.sum(-1, keepdim: true);"),
        new("mask-after-softmax", "var none = scores.isneginf().all(-1, keepdim: true); return scores.softmax(-1).masked_fill(none, 0);"),
        new("mask-after-softmax", "return scores.softmax(-1).matmul(mask);"),

        new("unused-mask", "return scores.softmax(-1);", "Tensor mask"),
        new("unused-mask", "Guard.Mask(mask, scores); return scores.softmax(-1);", "Tensor mask"),
        new("unused-mask", "mask = scores; return scores.softmax(-1);", "Tensor mask"),
        new("unused-mask", "return scores.masked_fill(mask, 0);"),
        new("unused-mask", "return nn.functional.scaled_dot_product_attention(scores, scores, scores, attn_mask: mask);"),
        new("unused-mask", "return scores.softmax(-1);") { Solution = "return scores.softmax(-1);" },

        new("mask-multiplied", "return scores * mask;", "scores * mask"),
        new("mask-multiplied", "return mask.to(scores.dtype).mul(scores);", "mask.to(scores.dtype).mul(scores)"),
        new("mask-multiplied", "return scores.softmax(-1) * mask;"),
        new("mask-multiplied", "return (scores * mask).masked_fill(mask.logical_not(), float.NegativeInfinity);"),
        new("mask-multiplied", "return scores * mask;") { Solution = "return scores * mask;" },
        new("mask-multiplied", "return (hidden * real).sum(1);")
        {
            Parameters = "Tensor hidden, Tensor real", Solution = "return hidden.masked_fill(real.logical_not(), 0).sum(1);",
        },

        new("boolean-mask-added", "return scores + mask.logical_not();", "scores + mask.logical_not()"),
        new("boolean-mask-added", "return scores + (mask > 0);", "scores + (mask > 0)"),
        new("boolean-mask-added", "return scores.add(ones(3, 3, dtype: ScalarType.Bool).tril());", "scores.add(ones(3, 3, dtype: ScalarType.Bool).tril())"),
        new("boolean-mask-added", "return scores + mask.to(scores.dtype);", "scores + mask.to(scores.dtype)")
        {
            Solution = "return mask.dtype == ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores + mask;",
        },
        new("boolean-mask-added", "return scores + mask;"),
        new("boolean-mask-added", "return scores + zeros_like(scores).masked_fill(mask, double.NegativeInfinity);"),
        new("boolean-mask-added", "return (scores > 0) + (mask > 0);"),
        new("boolean-mask-added", "return mask.dtype == ScalarType.Bool ? where(mask, scores, scores - 1) : scores + mask;")
        {
            Solution = "return mask.dtype == ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores + mask;",
        },

        new("boolean-subtracted", "return 1 - (mask > 0);", "1 - (mask > 0)"),
        new("boolean-subtracted", "return scores * (1 - mask);", "1 - mask") { Solution = Fills },
        new("boolean-subtracted", "return scores - mask;"),
        new("boolean-subtracted", "return 1 - scores;") { Solution = Fills },

        new("mask-not-boolean", "return scores.masked_fill(ones(3, 3).tril(), 0);", "scores.masked_fill(ones(3, 3).tril(), 0)"),
        new("mask-not-boolean", "var future = ones(3, 3).triu(1); return where(future, scores, mask);", "where(future, scores, mask)"),
        new("mask-not-boolean", "return scores.masked_fill(ones(3, 3).tril() == 0, 0);"),
        new("mask-not-boolean", "return scores.masked_fill(ones(3, 3, dtype: ScalarType.Bool).tril(), 0);"),
        new("mask-not-boolean", "return scores.masked_fill(mask, 0);"),

        new("zero-times-infinity", "return scores + ((1 - mask) * float.NegativeInfinity);", "(1 - mask) * float.NegativeInfinity"),
        new("zero-times-infinity", "double low = double.NegativeInfinity; return mask.mul(low);", "mask.mul(low)"),
        new("zero-times-infinity", "return scores.masked_fill(mask, float.NegativeInfinity) * 2;"),
        new("zero-times-infinity", "return mask * -1e9;"),

        new("native-attention-mask", Native("ones(3, 3, dtype: ScalarType.Bool).triu(1)"), "attention.call(input, input, input, null, true, ones(3, 3, …")
        {
            Place = Place.Forward, Fields = NativeField,
        },
        new("native-attention-mask", Native("zeros(3, 3).masked_fill(ones(3, 3, dtype: ScalarType.Bool).triu(1), float.NegativeInfinity)"))
        {
            Place = Place.Forward, Fields = NativeField,
        },
        new("native-attention-mask", "return attention.call(input, input, input, input > 0, true, null).Item1;")
        {
            Place = Place.Forward, Fields = NativeField,
        },

        new("causal-flag", Sdpa("attn_mask: mask, is_casual: true"), "nn.functional.scaled_dot_product_attention(scores, scores, …"),
        new("causal-flag", Sdpa("is_casual: true"), "nn.functional.scaled_dot_product_attention(scores, scores, …") { Parameters = "Tensor scores, Katas.Lesson06.KeyValueCache? cache" },
        new("causal-flag", Sdpa("is_casual: true")),
        new("causal-flag", Sdpa("attn_mask: null, is_casual: true")),
        new("causal-flag", Sdpa("attn_mask: mask")),

        new("attention-dropout", Sdpa("p: 0.1"), "nn.functional.scaled_dot_product_attention(scores, scores, …"),
        new("attention-dropout", Sdpa("p: training ? 0.1 : 0")) { Parameters = "Tensor scores, bool training" },
        new("attention-dropout", "double p = training ? 0.1 : 0; " + Sdpa("p: p")) { Parameters = "Tensor scores, bool training" },
        new("attention-dropout", Sdpa("p: 0")),
        new("attention-dropout", Sdpa("attn_mask: mask")),
    ];

    private const string NativeField = "private readonly TorchSharp.Modules.MultiheadAttention attention = nn.MultiheadAttention(2, 1);";

    private static string Native(string mask) => $"return attention.call(input, input, input, null, true, {mask}).Item1;";

    private static string Sdpa(string arguments) => $"return nn.functional.scaled_dot_product_attention(scores, scores, scores, {arguments});";
}
