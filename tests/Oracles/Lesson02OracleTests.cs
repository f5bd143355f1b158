using Katas.Lesson02;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 02's solutions against TorchSharp's MultiheadAttention and PyTorch's golden files.</summary>
public class Lesson02OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static readonly (long Batch, long Queries, long Keys, long Heads)[] s_shapes =
        [(2, 5, 7, 3), (1, 7, 4, 1), (3, 3, 3, 4), (4, 1, 6, 12)];

    private static IEnumerable<string> AttentionFiles => Golden.Names("02-attention-");

    [Test]
    public void The_golden_files_are_there() =>
        Assert.That(AttentionFiles.Count(), Is.EqualTo(18), "golden files of multi-head attention");

    [TestCaseSource(nameof(AttentionFiles))]
    [Oracle(
        "PyTorch, golden files: `nn.MultiheadAttention`",
        "MultiHeadAttention", "MultiHeadAttention.Project", "MultiHeadAttention.forward", "Heads.Split",
        "Heads.Merge")]
    public void Attention_agrees_with_PyTorch_s_own(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var state = golden.State("state");
        var query = golden["query"].requires_grad_();
        var key = golden["key"].requires_grad_();
        var value = golden["value"].requires_grad_();
        var layer = new MultiHeadAttention(query.size(-1), heads: 3, bias: state.ContainsKey("in_proj_bias"));
        layer.to(query.dtype);
        layer.load_state_dict(state);

        var (output, weights) = layer.call(query, key, value, golden.Find("mask"));
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(query.grad, golden["query_gradient"], $"{file}: gradient of query");
        TensorAssert.Close(key.grad, golden["key_gradient"], $"{file}: gradient of key");
        TensorAssert.Close(value.grad, golden["value_gradient"], $"{file}: gradient of value");
        var gradients = golden.State("parameter_gradients");
        foreach (var (name, parameter) in layer.named_parameters())
        {
            TensorAssert.Close(parameter.grad, gradients[name], $"{file}: gradient of {name}");
        }
    }

    [TestCaseSource(nameof(AttentionFiles))]
    [Oracle("PyTorch, golden files: `nn.MultiheadAttention`, weights of each head", "SingleHead.Of", "Masks.OverHeads")]
    public void Single_heads_add_up_to_PyTorch_s_own_where_key_and_value_are_one(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var state = golden.State("state");
        var (query, key) = (golden["query"], golden["key"]);
        var layer = new MultiHeadAttention(query.size(-1), heads: 3, bias: state.ContainsKey("in_proj_bias"));
        layer.to(query.dtype);
        layer.load_state_dict(state);
        var mask = golden.Find("mask") is { } found ? Masks.OverHeads(found) : null;

        for (int head = 0; head < 3; head++)
        {
            var own = mask switch
            {
                null => null,
                { } all when all.dim() < 4 => all,
                { } all => all.select(1, all.size(1) == 1 ? 0 : head),
            };
            TensorAssert.Close(
                SingleHead.Of(layer, head).call(query, key, own).weights,
                golden["weights"][.., head],
                $"{file}: weights of head {head} on its own");
        }
    }

    [Test]
    [Oracle(
        "TorchSharp: `MultiheadAttention`",
        "MultiHeadAttention", "MultiHeadAttention.Project", "MultiHeadAttention.forward", "Heads.Split",
        "Heads.Merge")]
    public void Agrees_with_TorchSharp_s_own(
        [ValueSource(nameof(s_types))] ScalarType type,
        [ValueSource(nameof(s_shapes))] (long Batch, long Queries, long Keys, long Heads) shape,
        [Values("none", "additive", "padding")] string kind)
    {
        using var scope = NewDisposeScope();
        var (batch, queries, keys, heads) = shape;
        var (layer, oracle) = Pair(heads, type);
        (string, Tensor)[] inputs =
        [
            ("query", Seeded.Normal(1, type, batch, queries, 12)),
            ("key", Seeded.Normal(2, type, batch, keys, 12)),
            ("value", Seeded.Normal(3, type, batch, keys, 12)),
        ];
        var mask = kind switch
        {
            "additive" => Seeded.Normal(4, type, queries, keys),
            "padding" => Seeded.Mask(6, batch, 1, 1, keys),
            _ => null,
        };

        // libtorch fails on a mask for each head, which PyTorch's golden files cover.
        var attention = kind == "additive" ? mask : null;
        var padding = kind == "padding" ? mask!.logical_not().reshape(batch, keys) : null; // true = hidden
        (Tensor output, Tensor weights) Oracle(Tensor[] tokens)
        {
            var (query, key, value) = (tokens[0].transpose(0, 1), tokens[1].transpose(0, 1), tokens[2].transpose(0, 1));
            var (output, weights) = oracle.call(query, key, value, padding!, true, attention!);
            return (output.transpose(0, 1), weights); // [query, batch, d_model] → [batch, query, d_model]
        }

        Tensor[] tokens = [.. inputs.Select(input => input.Item2)];
        var expected = Oracle(tokens);
        var (output, weights) = layer.call(tokens[0], tokens[1], tokens[2], mask);

        TensorAssert.Close(output, expected.output, $"output, mask: {kind}");
        TensorAssert.Close(weights.mean([1L]), expected.weights, $"weights, averaged over heads, mask: {kind}");
        GradientAssert.Same(
            leaves => layer.call(leaves[0], leaves[1], leaves[2], mask).output,
            leaves => Oracle(leaves).output,
            inputs,
            $"the output, mask: {kind}");
        var direction = Seeded.Normal(7, type, batch, queries, 12);
        (output * direction).sum().backward();
        (expected.output * direction).sum().backward();
        var gradients = oracle.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);

        // Sums over all tokens, taken in another order: float32 loses a digit more than it does in the outputs.
        double tolerance = type == ScalarType.Float32 ? 1e-4 : TensorAssert.ToleranceOf(type);
        foreach (var (name, parameter) in layer.named_parameters())
        {
            TensorAssert.Close(parameter.grad, gradients[name]!, $"gradient of {name}, mask: {kind}", tolerance);
        }
    }

    [Test]
    [Oracle("TorchSharp: `MultiheadAttention` with a mask of -∞", "Masks.Causal")]
    public void Causal_self_attention_agrees_with_TorchSharp_s_own()
    {
        using var scope = NewDisposeScope();
        var (layer, oracle) = Pair(3, ScalarType.Float32);
        var tokens = Seeded.Normal(8, 2, 5, 12);
        var first = tokens.transpose(0, 1);

        var expected = oracle.call(first, first, first, null!, true, Additive(Masks.Causal(5), ScalarType.Float32));

        TensorAssert.Close(
            layer.SelfAttend(tokens, Masks.Causal(5)).output, expected.Item1.transpose(0, 1), "causal self-attention");
    }

    [Test]
    [Oracle("TorchSharp: `MultiheadAttention` with two masks", "Masks.Causal", "Masks.Padding", "Masks.Combine")]
    public void A_padded_causal_mask_agrees_with_two_masks_of_TorchSharp_s_own()
    {
        using var scope = NewDisposeScope();
        var (layer, oracle) = Pair(3, ScalarType.Float32);
        var tokens = tensor(new long[,] { { 5, 3, 8, 1, 9 }, { 7, 2, 4, 0, 0 } });
        var input = Seeded.Normal(9, 2, 5, 12);
        var first = input.transpose(0, 1);

        var expected = oracle.call(
            first, first, first, tokens.eq(0), true, Additive(Masks.Causal(5), ScalarType.Float32));
        var mask = Masks.Combine(Masks.Causal(5), Masks.Padding(tokens, 0));

        TensorAssert.Close(
            layer.SelfAttend(input, mask).output, expected.Item1.transpose(0, 1), "padded causal self-attention");
    }

    [TestCase(true), TestCase(false)]
    [Oracle("TorchSharp: `MultiheadAttention`", "MultiHeadAttention", "MultiHeadAttention.forward")]
    public void Without_bias_it_agrees_and_names_and_starting_values_are_alike(bool bias)
    {
        using var scope = NewDisposeScope();
        var layer = new MultiHeadAttention(64, 4, bias: bias);
        var oracle = nn.MultiheadAttention(64, num_heads: 4, bias: bias);
        var (own, theirs) = (layer.state_dict(), oracle.state_dict());

        Assert.That(own.Keys, Is.EquivalentTo(theirs.Keys), "names in state_dict");
        foreach (var (name, value) in own)
        {
            Assert.That(value.shape, Is.EqualTo(theirs[name].shape), $"shape of {name}");
            Assert.That(
                value.abs().max().ToDouble(),
                Is.EqualTo(theirs[name].abs().max().ToDouble()).Within(0.01),
                $"largest size of a number in {name} of a new layer");
        }

        Weights.Copy(from: layer, to: oracle);
        var tokens = Seeded.Normal(10, 2, 5, 64);
        var first = tokens.transpose(0, 1);
        TensorAssert.Close(
            layer.SelfAttend(tokens).output,
            oracle.call(first, first, first, null!, true, null!).Item1.transpose(0, 1),
            $"self-attention, bias: {bias}");
    }

    [Test]
    [Oracle("TorchSharp: `MultiheadAttention` in training: spread of 4,000 draws", "WeightDropout.Apply")]
    public void In_training_the_spread_is_that_of_TorchSharp_s_own()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var (layer, oracle) = Pair(3, ScalarType.Float32, dropout: 0.3);
        var tokens = Seeded.Normal(12, 1, 3, 12);
        var first = tokens.transpose(0, 1);
        const int Calls = 4000;

        var own = stack([.. Enumerable.Range(0, Calls).Select(_ => layer.SelfAttend(tokens).output.detach())]);
        var theirs = stack(
        [
            .. Enumerable.Range(0, Calls).Select(
                _ => oracle.call(first, first, first, null!, true, null!).Item1.transpose(0, 1).detach()),
        ]);

        // 4000 draws know a standard deviation to about 1 %, and a mean to a sixtieth of it.
        TensorAssert.Close(own.std(0) / theirs.std(0), ones(1, 3, 12), "spread of outputs, as a ratio", 0.1);
        TensorAssert.Close(
            (own.mean([0L]) - theirs.mean([0L])) / theirs.std(0),
            zeros(1, 3, 12),
            "difference of means, in spreads",
            0.12);
    }

    private static (MultiHeadAttention layer, MultiheadAttention oracle) Pair(
        long heads, ScalarType type, double dropout = 0)
    {
        var layer = new MultiHeadAttention(12, heads, dropout);
        var oracle = nn.MultiheadAttention(12, heads, dropout);
        layer.to(type);
        oracle.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: oracle);
        return (layer, oracle);
    }

    private static Tensor Additive(Tensor mask, ScalarType type) =>
        zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), double.NegativeInfinity);
}
