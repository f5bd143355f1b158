using CsCheck;
using Katas.Lesson01;
using Katas.Lesson09;
using Katas.Lesson10;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 10 against PyTorch's fused kernel, Hugging Face's ALiBi models and flash-linear-attention.</summary>
public class Lesson10OracleTests
{
    private static readonly string[] s_cases =
        ["full", "cross", "causal", "causal_last", "masked", "empty_row", "large_scores", "one"];

    [Test]
    [Oracle(
        "PyTorch, golden file: its fused CPU kernel, output and logsumexp",
        "TiledAttention.Forward", "TiledAttention.Row", "OnlineSoftmax.Add", "Tiling.Strips", "Tiling.Causal")]
    public void Output_and_logsumexp_are_those_of_the_fused_kernel(
        [ValueSource(nameof(s_cases))] string name, [Values(1, 4, 16, 64)] int size)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-fused-attention.safetensors");
        var (output, logSumExp) = TiledAttention.Attend(
            golden[$"{name}.q"], golden[$"{name}.k"], golden[$"{name}.v"], Options(golden, name, size));

        Lesson09OracleTests.Close(output, golden[$"{name}.output"], $"{name}: output, tiles of {size}", 1e-5);
        var wanted = golden[$"{name}.logsumexp"];
        TensorAssert.Close(logSumExp.isneginf(), wanted.isneginf(), $"{name}: rows that see nothing");
        Lesson09OracleTests.Close(
            logSumExp.masked_fill(wanted.isneginf(), 0), wanted.masked_fill(wanted.isneginf(), 0), $"{name}: logsumexp, tiles of {size}", 1e-5);
    }

    [Test]
    [Oracle("PyTorch, golden file: the gradients of its fused CPU kernel", "TiledAttention.Backward")]
    public void Gradients_are_those_of_the_fused_kernel(
        [ValueSource(nameof(s_cases))] string name, [Values(3, 16)] int size)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-fused-attention.safetensors");
        Tensor[] leaves = [.. new[] { "q", "k", "v" }.Select(part => golden[$"{name}.{part}"].clone().requires_grad_())];
        var output = TiledAttention.Attend(leaves[0], leaves[1], leaves[2], Options(golden, name, size)).Output;
        var gradients = autograd.grad([output], leaves, [golden[$"{name}.grad_output"]]);
        foreach (var (gradient, part) in gradients.Zip(["q", "k", "v"]))
        {
            Lesson09OracleTests.Close(
                gradient, golden[$"{name}.grad_{part}"], $"{name}: gradient of {part}", name == "large_scores" ? 1e-4 : 1e-5);
        }
    }

    [Test]
    [Oracle("PyTorch, golden file: its fused CPU kernel in bfloat16", "TiledAttention.Forward")]
    public void BFloat16_agrees_to_a_hundredth()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-fused-attention.safetensors");
        var output = TiledAttention.Attend(
            golden["causal.q"].bfloat16(), golden["causal.k"].bfloat16(), golden["causal.v"].bfloat16(), new TileOptions { Size = 8, Causal = true }).Output;
        Assert.That(output.dtype, Is.EqualTo(ScalarType.BFloat16));
        Lesson09OracleTests.Close(
            output.to(ScalarType.Float32), golden["causal.output_bfloat16"].to(ScalarType.Float32), "causal in bfloat16", 1e-2);
    }

    [Test]
    [Oracle("PyTorch, golden file: its fused CPU kernel, of keys in two halves", "Parts.Merge")]
    public void Two_halves_merge_to_what_the_fused_kernel_computes()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-fused-attention.safetensors");
        Partial Of(long start, long count) => TiledAttention.Attend(
            golden["full.q"], golden["full.k"].narrow(-2, start, count), golden["full.v"].narrow(-2, start, count));

        var (output, logSumExp) = Katas.Lesson10.Parts.Merge(Of(0, 13), Of(13, 24));
        Lesson09OracleTests.Close(output, golden["full.output"], "13 keys merged with 24", 1e-5);
        Lesson09OracleTests.Close(logSumExp, golden["full.logsumexp"], "logsumexp of 13 keys merged with 24", 1e-5);
    }

    [Test]
    [Oracle("PyTorch: `logsumexp` of the whole row", "OnlineSoftmax.Normalizer")]
    public void A_stream_has_the_logsumexp_of_the_whole()
    {
        using var scope = NewDisposeScope();
        var scores = Seeded.Normal(1, ScalarType.Float64, 3, 40) * 20;
        var (largest, sum) = OnlineSoftmax.Normalizer(scores.split(7, -1));
        TensorAssert.Close((largest + sum.log()).squeeze(-1), scores.logsumexp(-1), "largest + ln(sum) of 40 scores, seven at a time");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden file: slopes of BLOOM and MPT", "Alibi.Slopes")]
    public void Slopes_are_BLOOM_s_and_MPT_s()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-alibi-slopes.safetensors");
        foreach (string name in golden.Names)
        {
            var slopes = Alibi.Slopes(long.Parse(name["slopes.".Length..]));
            TensorAssert.Close((slopes / golden[name]).to(ScalarType.Float32), ones_like(golden[name]), $"{name}, divided by what they should be", 1e-6);
        }
    }

    [TestCase("10-bloom", 6)]
    [TestCase("10-mpt", 5)]
    [Oracle("Hugging Face transformers, golden files: BLOOM and MPT", "Alibi.Bias", "Alibi.Slopes", "TiledAttention.Forward")]
    public void BLOOM_and_MPT_by_this_bias_in_lesson_09_s_block(string file, long heads)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load($"{file}.safetensors");
        var slopes = Alibi.Slopes(heads);
        var config = Lesson09Models.All[file] with
        {
            ScoreBias = (queries, keys) => Alibi.Bias(slopes, new Tile(new Places(0, queries), new Places(0, keys), keys - queries)),
        };
        var model = Lesson09Models.Load(golden, config);
        var seen = new Dictionary<string, Tensor>();
        var output = model.call(new ModelInput(golden["input_ids"])
        {
            Tap = (name, value) =>
            {
                seen[name] = value.clone().DetachFromDisposeScope();
                return value;
            },
        });

        Lesson09OracleTests.Close(output.Hidden[0], golden["hidden.0"], $"{file}: hidden.0", 3e-5);
        var (q, k, v) = (seen["blocks.0.q"], seen["blocks.0.k"], seen["blocks.0.v"]);
        var options = new TileOptions { Size = 4, Causal = true, Overlay = Overlays.Alibi(slopes) };
        Lesson09OracleTests.Close(
            TiledAttention.Attend(q, k, v, options).Output, golden["attention.0"].matmul(v), $"{file}: attention of block 0, by tiles", 3e-5);
        Lesson09OracleTests.Close(output.Logits!, golden["logits"], $"{file}: logits", 3e-5);

        Past? past = null;
        List<Tensor> pieces = [];
        foreach (int count in new[] { 6, 1, (int)golden["input_ids"].size(1) - 7 })
        {
            var piece = model.call(new ModelInput(golden["input_ids"].narrow(1, past?.Count ?? 0, count)) { Past = past });
            past = piece.Past;
            pieces.Add(piece.Logits!);
        }

        Lesson09OracleTests.Close(cat(pieces, 1), golden["logits_in_chunks"], $"{file}: logits in chunks", 3e-5);
    }

    [Test]
    [Oracle("flash-linear-attention, golden file", "LinearAttention.Parallel", "LinearAttention.Recurrent", "LinearAttention.FeatureMap")]
    public void Linear_attention_is_that_of_flash_linear_attention()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("10-linear-attention.safetensors");
        Tensor[] leaves = [.. new[] { "q", "k", "v" }.Select(part => golden[part].transpose(1, 2).contiguous().requires_grad_())]; // [batch, head, length, …]
        var parallel = LinearAttention.Parallel(leaves[0], leaves[1], leaves[2]);
        var (recurrent, state) = LinearAttention.Recurrent(leaves[0].detach(), leaves[1].detach(), leaves[2].detach());
        var queries = LinearAttention.FeatureMap(leaves[0].detach());
        var sums = queries.matmul(state.Normaliser.unsqueeze(-1)); // [batch, head, length, 1]
        var normalisers = (queries * LinearAttention.FeatureMap(leaves[1].detach()).cumsum(-2)).sum(-1, keepdim: true);

        Lesson09OracleTests.Close(parallel.transpose(1, 2), golden["causal"], "causal, at once", 1e-5);
        Lesson09OracleTests.Close(recurrent.transpose(1, 2), golden["causal"], "causal, token by token", 1e-5);
        Lesson09OracleTests.Close((recurrent * normalisers).transpose(1, 2), golden["causal_not_normalised"], "not normalised", 1e-5);
        Lesson09OracleTests.Close((queries.matmul(state.Sum) / sums).transpose(1, 2), golden["full"], "full, from the last state", 1e-5);
        Lesson09OracleTests.Close(state.Sum, golden["final_state"], "final state", 1e-5);
        Lesson09OracleTests.Close(state.Normaliser, golden["final_normaliser"], "final normaliser", 1e-5);
        var gradients = autograd.grad([parallel], leaves, [golden["grad_output"].transpose(1, 2)]);
        foreach (var (gradient, part) in gradients.Zip(["q", "k", "v"]))
        {
            Lesson09OracleTests.Close(gradient.transpose(1, 2), golden[$"grad_{part}"], $"gradient of {part}", 1e-5);
        }
    }

    [Test]
    public void Any_sizes_and_tiles_give_lesson_01_s_attention() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 9], Gen.Int[1, 20], Gen.Bool, Gen.Int[1, 1000]).Sample(
            (queries, past, size, causal, seed) =>
            {
                using var scope = NewDisposeScope();
                var (q, k, v) = (
                    Seeded.Normal(seed, ScalarType.Float64, 2, 3, queries, 4),
                    Seeded.Normal(seed + 1, ScalarType.Float64, 2, 3, queries + past, 4),
                    Seeded.Normal(seed + 2, ScalarType.Float64, 2, 3, queries + past, 5));
                var mask = ones(queries, queries + past, dtype: ScalarType.Bool).tril(causal ? past : queries + past);
                TensorAssert.Close(
                    TiledAttention.Attend(q, k, v, new TileOptions { Size = size, Causal = causal }).Output,
                    Attention.ScaledDotProduct(q, k, v, mask).output,
                    $"{queries} queries behind {past} keys, tiles of {size}");
                if (past == 0)
                {
                    TensorAssert.Close(
                        LinearAttention.Recurrent(q, k, v).output, LinearAttention.Parallel(q, k, v), $"linear, {queries} tokens", 1e-5);
                }
            },
            iter: 100);

    private static TileOptions Options(GoldenTensors golden, string name, int size) => new()
    {
        Size = size,
        Causal = name is "causal" or "causal_last" or "large_scores",
        Overlay = golden.Has($"{name}.mask_added_to_scores") && name != "causal_last"
            ? Overlays.Mask(golden[$"{name}.mask_added_to_scores"])
            : null,
    };
}
