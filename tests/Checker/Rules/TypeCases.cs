namespace Katas.Tests.Checker.Rules;

/// <summary>Types of values, of arguments, and of what is read out of tensors.</summary>
internal sealed class TypeCases : IRuleCases
{
    public IEnumerable<RuleCase> All =>
    [
        new("item-of-another-type", "return scores.argmax(-1).item<int>();", "scores.argmax(-1).item<int>()") { Result = "int" },
        new("item-of-another-type", "return scores.to(ScalarType.Float64).sum().item<float>();") { Result = "float" },
        new("item-of-another-type", "return zeros(3).sum().item<double>();", "zeros(3).sum().item<double>()") { Result = "double" },
        new("item-of-another-type", "return zeros(3).data<double>().ToArray();", "zeros(3).data<double>()") { Result = "double[]" },
        new("item-of-another-type", "return (scores + tensor(new[] { 0.5, 1 })).amax([0]).item<double>();") { Result = "double" },
        new("item-of-another-type", "return scores.argmax(-1).item<long>();") { Result = "long" },
        new("item-of-another-type", "return scores.sum().item<float>();") { Result = "float" },
        new("item-of-another-type", "return scores.sum().ToDouble();") { Result = "double" },
        new("item-of-another-type", "return (scores == mask).all().item<bool>();") { Result = "bool" },

        new("tensor-as-bool", "return (bool)(scores == mask);", "(bool)(scores == mask)") { Result = "bool" },
        new("tensor-as-bool", "return scores.eq(mask).ToBoolean();", "scores.eq(mask).ToBoolean()") { Result = "bool" },
        new("tensor-as-bool", "return (scores > 0).item<bool>();", "(scores > 0).item<bool>()") { Result = "bool" },
        new("tensor-as-bool", "if (scores == mask) { return scores; } return mask;", "scores == mask") { MayFail = true },
        new("tensor-as-bool", "return (bool)(mask == null) ? scores : mask;", "mask == null"),
        new("tensor-as-bool", "return (scores == mask).all().ToBoolean();") { Result = "bool" },
        new("tensor-as-bool", "return (scores.sum() > 0).ToBoolean();") { Result = "bool" },
        new("tensor-as-bool", "return mask is null ? scores : scores.masked_fill(scores == mask, 0);"),
        new("tensor-as-bool", "if (scores.dim() == 2) { return scores; } return mask;"),

        new("arange-of-integers", "return arange(scores.size(-1)).sin();", "arange(scores.size(-1))") { Solution = "return arange(scores.size(-1), dtype: ScalarType.Float64).sin();" },
        new("arange-of-integers", "return arange(scores.size(-1)).to(scores.dtype).sin();") { Solution = "return arange(scores.size(-1), dtype: scores.dtype).sin();" },
        new("arange-of-integers", "return arange(0.0, 3.0).sin();") { Solution = "return arange(3, dtype: ScalarType.Float64).sin();" },
        new("arange-of-integers", "return arange(3);") { Solution = "return arange(3, dtype: ScalarType.Int64);" },
        new("arange-of-integers", "return arange(3).sin();"),

        new("float64-mixed-in", "return scores * tensor(new[] { 1.0, 2.0 });", "scores * tensor(new[] { 1.0, 2.0 })"),
        new("float64-mixed-in", "var table = zeros(3, 3, dtype: ScalarType.Float64); return scores.matmul(table);", "scores.matmul(table)"),
        new("float64-mixed-in", "return scores * tensor(new[] { 1.0, 2.0 }).to(scores.dtype);"),
        new("float64-mixed-in", "return scores * tensor(new[] { 1f, 2f });"),
        new("float64-mixed-in", "return scores * 2.0;"),
        new("float64-mixed-in", "return arange(3, dtype: ScalarType.Float64) * tensor(new[] { 1.0, 2.0, 3.0 });"),

        new("fixed-type", "return scores.to(ScalarType.Float32) * 2;", "scores.to(ScalarType.Float32)"),
        new("fixed-type", "return scores.@float() * 2;", "scores.@float()"),
        new("fixed-type", "return scores.to(mask.dtype);"),
        new("fixed-type", "var wide = scores.dtype == ScalarType.Float16 ? scores.to(ScalarType.Float32) : scores; return wide * 2;"),
        new("fixed-type", "return (scores.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? scores.@float() : scores).exp();"),
        new("fixed-type", "return (scores > 0).to(ScalarType.Float32);"),
        new("fixed-type", "return scores.to(ScalarType.Float64);"),
        new("fixed-type", "return scores.to(ScalarType.Float32);") { Solution = "return scores.@float();" },

        new("missing-conversion", "return scores + mask;", "scores + mask") { Solution = "return scores + mask.to(scores.dtype);" },
        new("missing-conversion", "return scores + mask.type_as(scores);") { Solution = "return scores + mask.to(scores);" },
        new("missing-conversion", "return scores + mask;") { Solution = "return scores.to(ScalarType.Float64) + mask;" },

        new("unused-argument", "return scores;", "double temperature") { Parameters = Tempered, Solution = "return scores / temperature;" },
        new("unused-argument", "Guard.Positive(temperature); return scores;", "double temperature") { Parameters = Tempered, Solution = "return scores / temperature;" },
        new("unused-argument", "return Warm(scores); Tensor Warm(Tensor all) => all * (1 / temperature);") { Parameters = Tempered, Solution = "return scores / temperature;" },
        new("unused-argument", "return scores;") { Parameters = Tempered, Solution = "return scores;" },
        new("unused-argument", "return scores;") { Parameters = Tempered },
        new("unused-argument", "return scores;") { Solution = "return scores + mask;" },
    ];

    private const string Tempered = "Tensor scores, double temperature";
}
