using Katas.Lesson01;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 01's solutions against TorchSharp's own functions and against PyTorch's golden files.</summary>
public class Lesson01OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static IEnumerable<string> AttentionFiles => Golden.Names("01-attention-");

    private static IEnumerable<string> LayerFiles => Golden.Names("01-layer-");

    private static IEnumerable<string> FocusFiles => Golden.Names("01-focus-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts = [AttentionFiles.Count(), LayerFiles.Count(), FocusFiles.Count()];
        Assert.That(counts, Is.EqualTo(new[] { 16, 2, 2 }), "golden files of attention, layer and focus");
    }

    [TestCaseSource(nameof(AttentionFiles))]
    [Oracle(
        "PyTorch, golden files: attention by tensor operations",
        "Attention.Scores", "Attention.Scale", "Attention.ApplyMask", "Attention.Softmax", "Attention.WeightedSum",
        "Attention.ScaledDotProduct")]
    public void Attention_agrees_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var query = golden["query"].requires_grad_();
        var key = golden["key"].requires_grad_();
        var value = golden["value"].requires_grad_();

        var (output, weights) = Attention.ScaledDotProduct(query, key, value, golden.Find("mask"));
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(query.grad, golden["query_gradient"], $"{file}: gradient of query");
        TensorAssert.Close(key.grad, golden["key_gradient"], $"{file}: gradient of key");
        TensorAssert.Close(value.grad, golden["value_gradient"], $"{file}: gradient of value");
    }

    [TestCaseSource(nameof(LayerFiles))]
    [Oracle("PyTorch, golden files: `nn.MultiheadAttention` of one head", "AttentionLayer", "AttentionLayer.forward")]
    public void The_layer_agrees_with_PyTorch_s_own(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var state = golden.State("state");
        var input = golden["input"].requires_grad_();
        var context = golden["context"].requires_grad_();
        var layer = new AttentionLayer(input.size(-1), input.size(-1), input.size(-1));
        layer.to(input.dtype);
        layer.load_state_dict(state);

        var (output, weights) = layer.call(input, context, golden["mask"]);
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(input.grad, golden["input_gradient"], $"{file}: gradient of input");
        TensorAssert.Close(context.grad, golden["context_gradient"], $"{file}: gradient of context");
        foreach (var (name, parameter) in layer.named_parameters())
        {
            if (golden.Find($"{name}_gradient") is { } gradient)
            {
                TensorAssert.Close(parameter.grad, gradient, $"{file}: gradient of {name}");
            }
        }
    }

    [TestCaseSource(nameof(FocusFiles))]
    [Oracle("PyTorch, golden files: softmax, entropy by the definition", "Focus.WithTemperature", "Focus.Entropy")]
    public void Temperature_and_entropy_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        double[] temperatures = golden.Numbers("temperatures");
        var weights = golden.Tensors("weights");
        var entropies = golden.Tensors("entropies");
        for (int i = 0; i < temperatures.Length; i++)
        {
            TensorAssert.Close(
                Focus.WithTemperature(golden["scores"], temperatures[i]),
                weights[i],
                $"{file}: weights at temperature {temperatures[i]}");
            TensorAssert.Close(
                Focus.Entropy(weights[i]), entropies[i], $"{file}: entropy at temperature {temperatures[i]}");
        }
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `scaled_dot_product_attention`", "Attention.ApplyMask", "Attention.ScaledDotProduct")]
    public void Attention_agrees_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var query = Seeded.Normal(1, type, 2, 6, 3, 7);
        var key = Seeded.Normal(2, type, 2, 6, 5, 7);
        var value = Seeded.Normal(3, type, 2, 6, 5, 4);
        var mask = Seeded.Mask(4, 2, 6, 3, 5);
        mask[1, 2, 0] = tensor(false); // torch gives zeros for a fully masked query too
        foreach (var used in new[] { null, mask, Seeded.Normal(5, type, 3, 5) })
        {
            string what = used is null ? "without a mask" : $"with a {used.dtype} mask";
            TensorAssert.Close(
                Attention.ScaledDotProduct(query, key, value, used).output,
                nn.functional.scaled_dot_product_attention(query, key, value, used),
                $"attention {what}, {type}");
            GradientAssert.Same(
                inputs => Attention.ScaledDotProduct(inputs[0], inputs[1], inputs[2], used).output,
                inputs => nn.functional.scaled_dot_product_attention(inputs[0], inputs[1], inputs[2], used),
                [("query", query), ("key", key), ("value", value)],
                $"attention {what}, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `scaled_dot_product_attention`", "Attention.ScaledDotProduct")]
    public void Causal_self_attention_agrees_with_TorchSharp_s_own()
    {
        using var scope = NewDisposeScope();
        var tokens = Seeded.Normal(6, 2, 5, 7);

        TensorAssert.Close(
            Attention.ScaledDotProduct(tokens, tokens, tokens, ones(5, 5, dtype: ScalarType.Bool).tril()).output,
            nn.functional.scaled_dot_product_attention(tokens, tokens, tokens, is_casual: true),
            "causal self-attention");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `softmax`", "Attention.Softmax")]
    public void Softmax_agrees_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        foreach (double size in new[] { 1, 30, 1e4 })
        {
            var scores = Seeded.Normal(7, type, 2, 6, 3, 5) * size;
            var masked = scores.masked_fill(Seeded.Mask(8, 2, 6, 3, 5).logical_not(), double.NegativeInfinity);
            TensorAssert.Close(
                Attention.Softmax(scores), nn.functional.softmax(scores, -1), $"softmax of scores around {size}");
            TensorAssert.Close(
                Attention.Softmax(masked), nn.functional.softmax(masked, -1), $"softmax of masked scores, {size}");
        }

        GradientAssert.Same(
            inputs => Attention.Softmax(inputs[0]),
            inputs => nn.functional.softmax(inputs[0], -1),
            [("scores", Seeded.Normal(9, type, 2, 3, 5))],
            "softmax");
    }

    [Test]
    [Oracle("TorchSharp: `MultiheadAttention` of one head", "AttentionLayer", "AttentionLayer.forward")]
    public void The_layer_agrees_with_TorchSharp_s_MultiheadAttention_of_one_head()
    {
        using var scope = NewDisposeScope();
        const long width = 6;
        var layer = Seeded.Parameters(new AttentionLayer(width, width, width));
        var oracle = nn.MultiheadAttention(width, num_heads: 1);
        var state = layer.state_dict();
        using (no_grad())
        {
            var target = oracle.state_dict();
            foreach (string kind in new[] { "weight", "bias" })
            {
                string[] names = ["q_proj", "k_proj", "v_proj"];
                target[$"in_proj_{kind}"].copy_(cat([.. names.Select(name => state[$"{name}.{kind}"])], 0));
                target[$"out_proj.{kind}"].copy_(state[$"out_proj.{kind}"]);
            }
        }

        var input = Seeded.Normal(10, 2, 3, width);
        var context = Seeded.Normal(11, 2, 5, width);
        var mask = Seeded.Mask(12, 3, 5);

        // It wants the sequence first, and adds a boolean mask like numbers: it is given one of -∞ instead.
        var additive = zeros(3, 5).masked_fill(mask.logical_not(), double.NegativeInfinity);
        var (inputFirst, contextFirst) = (input.transpose(0, 1), context.transpose(0, 1));
        var expected = oracle.call(inputFirst, contextFirst, contextFirst, null!, true, additive);

        var (output, weights) = layer.call(input, context, mask);

        TensorAssert.Close(weights, expected.Item2, "weights of one head");
        TensorAssert.Close(output, expected.Item1.transpose(0, 1), "output of one head");
    }

    [Test]
    [Oracle("TorchSharp: `distributions.Categorical`, `special.entr`", "Focus.Entropy")]
    public void Entropy_agrees_with_TorchSharp_s_distributions()
    {
        using var scope = NewDisposeScope();
        var weights = Seeded.Weights(13, ScalarType.Float64, 2, 3, 5);
        var zeros = weights.masked_fill(Seeded.Mask(14, 2, 3, 5).logical_not(), 0);

        TensorAssert.Close(
            Focus.Entropy(weights), distributions.Categorical(probs: weights).entropy(), "entropy by Categorical");
        TensorAssert.Close(Focus.Entropy(zeros), special.entr(zeros).sum(-1), "entropy by entr, with zeros");
    }

    [Test]
    public void Entropy_of_halves_and_quarters_is_what_the_definition_gives() =>
        // ½ ln 2 + ¼ ln 4 + 2 · ⅛ ln 8 = (½ + ½ + ¾) ln 2: one and three quarter bits, in nats.
        TensorAssert.Close(
            Focus.Entropy(tensor(new[,] { { 0.5, 0.25, 0.125, 0.125 } })),
            tensor(new[] { 1.75 * Math.Log(2) }),
            "entropy of ½, ¼, ⅛, ⅛");
}
