using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 04's solutions against TorchSharp's own modules and against PyTorch's golden files.</summary>
public class Lesson04OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static IEnumerable<string> NormFiles => Golden.Names("04-norm-");

    private static IEnumerable<string> ActivationFiles => Golden.Names("04-activations-");

    private static IEnumerable<string> BlockFiles => Golden.Names("04-block-");

    private static IEnumerable<string> AnalysisFiles => Golden.Names("04-analysis-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts = [NormFiles.Count(), ActivationFiles.Count(), BlockFiles.Count(), AnalysisFiles.Count()];
        Assert.That(counts, Is.EqualTo(new[] { 3, 2, 14, 2 }), "golden files of norm, activations, block and analysis");
    }

    [TestCaseSource(nameof(NormFiles))]
    [Oracle("PyTorch, golden files: `nn.LayerNorm`", "LayerNorm.Normalize", "LayerNorm.forward")]
    public void Layer_norm_agrees_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        double eps = golden.Numbers("eps")[0];
        var input = golden["input"].requires_grad_();
        var norm = new LayerNorm(input.size(-1), eps);
        norm.to(input.dtype);
        norm.load_state_dict(golden.State("state"));

        var output = norm.call(input);
        (output * golden["direction"]).sum().backward();

        // Where a token's features are equal, its gradients are divided by √eps: their rounding grows with it.
        double tolerance = 30 * TensorAssert.ToleranceOf(input.dtype);
        TensorAssert.Close(LayerNorm.Normalize(input, eps), golden["normal"], $"{file}: normalised");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(input.grad, golden["input_gradient"], $"{file}: gradient of input", tolerance);
        CheckParameters(norm, name => golden[$"{name}_gradient"], file);
    }

    [TestCaseSource(nameof(ActivationFiles))]
    [Oracle("PyTorch, golden files: `relu`, `gelu`", "Activations.Relu", "Activations.Gelu", "Activations.GeluTanh")]
    public void Activations_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        (string, Func<Tensor, Tensor>)[] activations =
            [("relu", Activations.Relu), ("gelu", Activations.Gelu), ("gelu-tanh", Activations.GeluTanh)];
        foreach (var (name, function) in activations)
        {
            var input = golden["input"].requires_grad_();

            var output = function(input);
            output.sum().backward();

            TensorAssert.Close(output, golden[name], $"{file}: {name}");
            TensorAssert.Close(input.grad, golden[$"{name}_gradient"], $"{file}: gradient of {name}");
        }
    }

    [TestCaseSource(nameof(BlockFiles))]
    [Oracle(
        "PyTorch, golden files: `nn.TransformerEncoderLayer`",
        "EncoderBlock", "EncoderBlock.PostNorm", "EncoderBlock.PreNorm", "FeedForward.Transform")]
    public void Blocks_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var state = golden.State("state");
        var input = golden["input"].requires_grad_();
        var block = new EncoderBlock(
            input.size(-1),
            (long)golden.Numbers("heads")[0],
            state["linear1.weight"].size(0),
            dropout: 0,
            file.Contains("-pre-") ? NormPlacement.Pre : NormPlacement.Post,
            file.Contains("-tanh-") ? Activation.GELUTanh
                : file.Contains("-gelu-") ? Activation.GELU
                : Activation.ReLU);
        block.to(input.dtype);
        block.load_state_dict(state);
        var gradients = golden.State("gradients");

        var (output, weights) = block.call(input, golden.Find("mask"));
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(input.grad, golden["input_gradient"], $"{file}: gradient of input");
        CheckParameters(block, name => gradients[name], file);
    }

    [TestCaseSource(nameof(AnalysisFiles))]
    [Oracle(
        "PyTorch, golden files: the definitions by tensor operations",
        "AttentionAnalysis.Entropy", "AttentionAnalysis.Distance", "AttentionAnalysis.HeadSimilarity")]
    public void The_analysis_agrees_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var weights = golden["weights"];

        TensorAssert.Close(AttentionAnalysis.Entropy(weights), golden["entropy"], $"{file}: entropy");
        TensorAssert.Close(AttentionAnalysis.Distance(weights), golden["distance"], $"{file}: distance");
        TensorAssert.Close(AttentionAnalysis.HeadSimilarity(weights), golden["similarity"], $"{file}: similarity");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `LayerNorm`", "LayerNorm.Normalize", "LayerNorm.forward")]
    public void Layer_norm_agrees_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        foreach (long[] shape in new long[][] { [7], [3, 7], [2, 3, 7], [8, 2, 3, 7] })
        {
            var norm = new LayerNorm(7);
            norm.to(type);
            var oracle = nn.LayerNorm(7, dtype: type);
            Weights.Copy(from: Seeded.Parameters(norm), to: oracle);

            TensorAssert.Close(
                norm.call(Seeded.Normal(1, type, shape)),
                oracle.call(Seeded.Normal(1, type, shape)),
                $"layer norm of {shape.Length} dimensions, {type}");
            GradientAssert.Same(
                inputs => norm.call(inputs[0]),
                inputs => oracle.call(inputs[0]),
                [("input", Seeded.Normal(2, type, shape))],
                $"layer norm of {shape.Length} dimensions, {type}");
        }
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `ReLU`, `GELU`", "Activations.Relu", "Activations.Gelu")]
    public void Activations_agree_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var input = Seeded.Normal(3, type, 40, 5) * 3;

        GradientAssert.Same(
            inputs => Activations.Relu(inputs[0]),
            inputs => nn.functional.relu(inputs[0]),
            [("input", cat([input, zeros_like(input)]))],
            "ReLU");
        GradientAssert.Same(
            inputs => Activations.Gelu(inputs[0]),
            inputs => nn.functional.gelu(inputs[0]),
            [("input", input)],
            "GELU");
        TensorAssert.Close(Activations.Relu(input), nn.functional.relu(input), "ReLU");
        TensorAssert.Close(Activations.Gelu(input), nn.functional.gelu(input), "GELU");
        TensorAssert.Close(
            Activations.GeluTanh(input), nn.functional.gelu(input), "GELU by tanh beside the exact form", 5e-4);
    }

    /// <summary>
    /// TorchSharp's layer is post-norm and takes the sequence first. It adds a boolean mask like numbers: it is given
    /// one of -∞. In its padding mask true means padding.
    /// </summary>
    [Test]
    [Oracle("TorchSharp: `TransformerEncoderLayer`", "EncoderBlock", "EncoderBlock.PostNorm", "FeedForward.Transform")]
    public void Post_norm_agrees_with_TorchSharp_s_TransformerEncoderLayer(
        [ValueSource(nameof(s_types))] ScalarType type,
        [Values] bool gelu,
        [Values] bool causal,
        [Values] bool padded)
    {
        using var scope = NewDisposeScope();
        var block = new EncoderBlock(12, 3, 20, 0.1, NormPlacement.Post, gelu ? Activation.GELU : Activation.ReLU);
        block.to(type);
        var oracle = nn.TransformerEncoderLayer(12, 3, 20, 0.1, gelu ? nn.Activations.GELU : nn.Activations.ReLU);
        oracle.to(type);
        Weights.Copy(from: Seeded.Parameters(block), to: oracle);
        block.eval();
        oracle.eval();
        var tokens = tensor(new long[,] { { 4, 7, 2, 9, 5 }, { 3, 8, 6, 0, 0 } });
        var future = zeros(5, 5, dtype: type).masked_fill(Masks.Causal(5).logical_not(), double.NegativeInfinity);
        var mask = Masks.Combine(causal ? Masks.Causal(5) : null, padded ? Masks.Padding(tokens, 0) : null);

        Tensor Ours(Tensor[] inputs) => block.call(inputs[0], mask).output;

        Tensor Theirs(Tensor[] inputs) => oracle
            .call(inputs[0].transpose(0, 1), causal ? future : null!, padded ? tokens == 0 : null!)
            .transpose(0, 1);

        var input = Seeded.Normal(4, type, 2, 5, 12);
        TensorAssert.Close(Ours([input]), Theirs([input]), "output");
        GradientAssert.Same(Ours, Theirs, [("input", input)], "output");
        var direction = Seeded.Normal(5, type, 2, 5, 12);
        (Ours([input]) * direction).sum().backward();
        (Theirs([input]) * direction).sum().backward();
        var expected = oracle.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!);
        CheckParameters(block, name => expected[name], "TransformerEncoderLayer");
    }

    [Test]
    public void A_new_block_starts_as_TorchSharp_s_does()
    {
        using var scope = NewDisposeScope();
        var ours = new EncoderBlock(48, 3, 80).state_dict();
        var theirs = nn.TransformerEncoderLayer(48, 3, 80, 0.1).state_dict();

        Assert.That(ours.Keys, Is.EquivalentTo(theirs.Keys), "names in state_dict");
        foreach (var (name, value) in ours)
        {
            double expected = theirs[name].std().ToDouble();
            Assert.That(
                value.std().ToDouble(),
                Is.EqualTo(expected).Within(0.6 * expected),
                $"standard deviation of {name}");
        }
    }

    private static void CheckParameters(nn.Module module, Func<string, Tensor> expected, string what)
    {
        foreach (var (name, parameter) in module.named_parameters())
        {
            TensorAssert.Close(parameter.grad, expected(name), $"{what}: gradient of {name}");
        }
    }
}
