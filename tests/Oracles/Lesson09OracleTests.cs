using Katas.Lesson09;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 09's parts against what Hugging Face transformers and numpy computed.</summary>
public class Lesson09OracleTests
{
    private static readonly string[] s_angles = ["base10000.head8", "base10000.head64", "base500000.head8", "base500000.head64"];

    [TestCase("float32", ScalarType.Float32)]
    [TestCase("float16", ScalarType.Float16)]
    [TestCase("bfloat16", ScalarType.BFloat16)]
    [Oracle("Hugging Face transformers, golden file: `LlamaRMSNorm`", "RmsNorm.forward")]
    public void RMSNorm_agrees_with_Llama_s_and_bit_for_bit_in_half_types(string name, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rmsnorm-swiglu.safetensors");
        var layer = new RmsNorm(24, 1e-5);
        layer.load_state_dict(new Dictionary<string, Tensor> { ["weight"] = golden["rmsnorm.weight"] });
        layer.to(type);

        var y = layer.call(golden["rmsnorm.x"].to(type));

        var expected = golden[$"rmsnorm.y.{name}"];
        Assert.That(y.dtype, Is.EqualTo(type));
        if (type == ScalarType.Float32)
        {
            Close(y, expected, "RMSNorm", 1e-5);
        }
        else
        {
            TensorAssert.Close(y.to(ScalarType.Float32), expected.to(ScalarType.Float32), $"RMSNorm in {name}, bit for bit", 0);
        }
    }

    [Test]
    [Oracle("Hugging Face transformers, golden file: `LlamaMLP`", "SwiGlu.forward")]
    public void SwiGLU_agrees_with_Llama_s()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rmsnorm-swiglu.safetensors");
        var layer = new SwiGlu(24, 41);
        layer.load_state_dict(new[] { "gate", "up", "down" }.ToDictionary(
            name => $"{name}.weight", name => golden[$"swiglu.weights.{name}_proj.weight"]));

        Close(layer.call(golden["swiglu.x"]), golden["swiglu.y"], "SwiGLU", 1e-5);
    }

    /// <summary>LLaMA 7B, 13B, 33B and 65B: Touvron et al. 2023, table 2, and the published checkpoints' intermediate sizes.</summary>
    [TestCase(4096, 11008)]
    [TestCase(5120, 13824)]
    [TestCase(6656, 17920)]
    [TestCase(8192, 22016)]
    [Oracle("the published sizes of LLaMA 7B to 65B", "SwiGlu.HiddenSize")]
    public void Hidden_sizes_are_those_of_the_published_models(long width, long hidden) =>
        Assert.That(SwiGlu.HiddenSize(width, 256), Is.EqualTo(hidden));

    [TestCaseSource(nameof(s_angles))]
    [Oracle("numpy in float64, golden file", "RotaryAngles.Frequencies", "RotaryAngles.At")]
    public void Angles_agree_with_numpy_in_float64_up_to_position_1_000_003(string name)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rotary-angles.safetensors");
        var (@base, head) = (name.StartsWith("base5", StringComparison.Ordinal) ? 500_000 : 10_000, name.EndsWith("64", StringComparison.Ordinal) ? 64 : 8);

        var frequencies = RotaryAngles.Frequencies(head, @base);
        var (cos, sin) = RotaryAngles.At(golden[$"{name}.positions"], frequencies);

        EachOfItself(frequencies, golden[$"{name}.inverse_frequencies"], 1e-12);
        TensorAssert.Close(cos, golden[$"{name}.cos"], $"{name}: cosines", 1e-9);
        TensorAssert.Close(sin, golden[$"{name}.sin"], $"{name}: sines", 1e-9);
    }

    [TestCase(64)]
    [TestCase(128)]
    [Oracle("Hugging Face transformers, golden file: rope type `llama3`", "RotaryAngles.Frequencies")]
    public void Llama_3_s_frequencies_agree(long head)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rotary-angles.safetensors");

        var frequencies = RotaryAngles.Frequencies(head, 500_000, new RotaryScaling(8, 1, 4, 8192));

        EachOfItself(frequencies, golden[$"llama3.head{head}.inverse_frequencies"], 1e-6);
    }

    [Test]
    [Oracle("Hugging Face transformers, golden file: `apply_rotary_pos_emb` of Llama", "Rotary.Halves")]
    [Oracle("Hugging Face transformers, golden file: `apply_rotary_pos_emb` of GPT-J", "Rotary.Pairs")]
    [Oracle("Hugging Face transformers, golden file: `apply_rotary_pos_emb` of both", "Rotary.Rotate")]
    public void Rotations_agree_in_both_layouts([Values("q", "k")] string what)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rotations.safetensors");
        var angles = AnglesOf(golden);

        Close(Rotary.Halves(golden[what], angles), golden[$"halves.{what}"], $"{what} in halves", 1e-5);
        Close(Rotary.Pairs(golden[what], angles), golden[$"pairs.{what}"], $"{what} in pairs", 1e-5);
        Close(Rotary.Rotate(golden[what], angles, RotaryLayout.Halves), golden[$"halves.{what}"], $"{what} in halves, of all features", 1e-5);
        Close(Rotary.Rotate(golden[what], angles, RotaryLayout.Pairs), golden[$"pairs.{what}"], $"{what} in pairs, of all features", 1e-5);
    }

    /// <summary>The rearranged map gives the same features in another order: turned in halves, they are what the pairs were.</summary>
    [Test]
    [Oracle("Hugging Face transformers, golden file: `apply_rotary_pos_emb` of GPT-J", "Rotary.PairsToHalves")]
    public void Rearranged_rows_turn_in_halves_as_they_did_in_pairs([Values("q", "k")] string what)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("09-rotations.safetensors");
        var order = Rotary.PairsToHalves(eye(24), 3); // [heads · size, heads · size]: row r picks a feature

        Tensor Rearranged(Tensor x) =>
            x.transpose(1, 2).flatten(-2).matmul(order.t()).view(x.size(0), x.size(2), 3, 8).transpose(1, 2); // [batch, heads, length, size]

        Close(
            Rotary.Halves(Rearranged(golden[what]), AnglesOf(golden)), Rearranged(golden[$"pairs.{what}"]), $"{what} rearranged", 1e-5);
    }

    [Test]
    [Oracle("PyTorch: `scaled_dot_product_attention`, each key head given to its heads by hand", "GroupedQuery.Attend")]
    public void Shared_heads_agree_with_scaled_dot_product_attention([Values(1, 2, 3, 6)] int keyHeads)
    {
        using var scope = NewDisposeScope();
        var (query, key, value) = (
            Seeded.Normal(1, 2, 6, 5, 8), Seeded.Normal(2, 2, keyHeads, 9, 8), Seeded.Normal(3, 2, keyHeads, 9, 8));
        var mask = SlidingWindow.Mask(5, 9, 4);

        var z = GroupedQuery.Attend(query, key, value, [mask]);

        var expected = Enumerable.Range(0, 6).Select(head => nn.functional.scaled_dot_product_attention(
            query.select(1, head), key.select(1, head * keyHeads / 6), value.select(1, head * keyHeads / 6), mask));
        Close(z, stack([.. expected], 1), $"6 heads that share {keyHeads}", 1e-5);
    }

    internal static void Close(Tensor actual, Tensor expected, string what, double tolerance)
    {
        double largest = expected.abs().max().ToDouble();
        double scale = largest == 0 ? 1 : largest;
        TensorAssert.Close(actual / scale, expected / scale, $"{what}, relative to the largest value", tolerance);
    }

    private static Angles AnglesOf(GoldenTensors golden) =>
        RotaryAngles.At(golden["positions"].unsqueeze(1), RotaryAngles.Frequencies(8, 10_000)); // [batch, 1, length, pairs]

    private static void EachOfItself(Tensor actual, Tensor expected, double tolerance) => TensorAssert.Close(
        actual / expected, ones_like(expected), "each frequency, divided by what it should be", tolerance);
}
