using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 06's solutions against TorchSharp's own modules and against PyTorch's golden files.</summary>
public class Lesson06OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static IEnumerable<string> GptFiles => Golden.Names("06-gpt-");

    private static IEnumerable<string> DecoderFiles => Golden.Names("06-decoder-");

    private static IEnumerable<string> ModelFiles => Golden.Names("06-model-");

    private static IEnumerable<string> FilterFiles => Golden.Names("06-filters-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts = [GptFiles.Count(), DecoderFiles.Count(), ModelFiles.Count(), FilterFiles.Count()];
        Assert.That(counts, Is.EqualTo(new[] { 12, 12, 2, 2 }), "golden files of both blocks, model and filters");
    }

    [TestCaseSource(nameof(GptFiles))]
    [Oracle(
        "PyTorch, golden files: `nn.TransformerEncoderLayer` under a causal mask",
        "CausalAttention.forward", "GptBlock.forward", "CausalMask.Window")]
    public void Blocks_without_cross_attention_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var input = golden["input"].requires_grad_();
        var block = new GptBlock(12, 3, 20, dropout: 0, NormOf(file), ActivationOf(file));
        Load(block, golden, input.dtype);

        var output = block.call(input, golden["mask"], null).output;
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(input.grad, golden["input_gradient"], $"{file}: gradient of input");
        CheckParameters(block, golden, file);
    }

    [TestCaseSource(nameof(DecoderFiles))]
    [Oracle("PyTorch, golden files: `nn.TransformerDecoderLayer`", "DecoderBlock.forward")]
    public void Blocks_with_cross_attention_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var (target, memory) = (golden["target"].requires_grad_(), golden["memory"].requires_grad_());
        var block = new DecoderBlock(12, 3, 20, dropout: 0, NormOf(file), ActivationOf(file));
        Load(block, golden, target.dtype);

        var output = block.call(target, memory, golden["target_mask"], golden["memory_mask"], null).output;
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(target.grad, golden["target_gradient"], $"{file}: gradient of target");
        TensorAssert.Close(memory.grad, golden["memory_gradient"], $"{file}: gradient of memory");
        CheckParameters(block, golden, file);
    }

    [TestCaseSource(nameof(ModelFiles))]
    [Oracle("PyTorch, golden files: GPT-2 of `nn` modules, tied", "LanguageModel.forward")]
    public void The_language_model_agrees_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var text = golden["text"];
        var model = new LanguageModel(11, 9, 12, 3, 2, dropout: 0);
        Load(model, golden, golden["logits"].dtype);

        var logits = model.call(text, null).logits;
        var loss = nn.functional.cross_entropy(logits[.., ..^1].flatten(0, 1), text[.., 1..].flatten());
        loss.backward();

        TensorAssert.Close(logits, golden["logits"], $"{file}: logits");
        TensorAssert.Close(loss, golden["loss"], $"{file}: loss");
        CheckParameters(model, golden, file);
    }

    [TestCaseSource(nameof(ModelFiles))]
    [Oracle(
        "PyTorch, golden files: GPT-2 of `nn` modules, without a cache",
        "KeyValueCache.Append", "LanguageModel.forward", "CausalMask.Window")]
    public void The_cache_gives_PyTorch_s_logits_token_by_token(string file)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = Golden.Load(file);
        var text = golden["text"];
        var model = new LanguageModel(11, 9, 12, 3, 2, dropout: 0);
        Load(model, golden, golden["logits"].dtype);
        var caches = model.NewCaches();
        for (long i = 0; i < text.size(1); i++)
        {
            TensorAssert.Close(
                model.call(text.narrow(1, i, 1), caches).logits,
                golden["logits"].narrow(1, i, 1),
                $"{file}: logits of token {i}, those before being in the caches");
        }
    }

    [TestCaseSource(nameof(FilterFiles))]
    [Oracle(
        "plain loops in Python, golden files",
        "SamplingFilters.RepetitionPenalty", "SamplingFilters.TopK", "SamplingFilters.TopP")]
    public void Sampling_filters_agree_with_plain_loops(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var logits = golden["logits"];
        foreach (int k in new[] { 1, 3, 12, 40 })
        {
            TensorAssert.Close(SamplingFilters.TopK(logits, k).softmax(-1), golden[$"k{k}"], $"{file}: top-k {k}");
        }

        foreach (int p in new[] { 10, 50, 90, 99 })
        {
            TensorAssert.Close(
                SamplingFilters.TopP(logits, p / 100.0).softmax(-1), golden[$"p{p}"], $"{file}: top-p 0.{p}");
        }

        TensorAssert.Close(
            SamplingFilters.RepetitionPenalty(logits, golden["text"], 1.3), golden["penalty"], $"{file}: penalty 1.3");
    }

    /// <summary>
    /// TorchSharp's layer is post-norm and takes the sequence first. It adds a boolean mask like numbers: it is given
    /// one of -∞. In its padding masks true means padding.
    /// </summary>
    [Test]
    [Oracle("TorchSharp: `TransformerDecoderLayer`", "DecoderBlock.forward")]
    public void Post_norm_agrees_with_TorchSharp_s_TransformerDecoderLayer(
        [ValueSource(nameof(s_types))] ScalarType type, [Values] bool gelu, [Values] bool padded)
    {
        using var scope = NewDisposeScope();
        var block = new DecoderBlock(12, 3, 20, 0.1, NormPlacement.Post, gelu ? Activation.GELU : Activation.ReLU);
        block.to(type);
        var oracle = nn.TransformerDecoderLayer(12, 3, 20, 0.1, gelu ? nn.Activations.GELU : nn.Activations.ReLU);
        oracle.to(type);
        Weights.Copy(from: Seeded.Parameters(block), to: oracle);
        block.eval();
        oracle.eval();
        var written = tensor(new long[,] { { 4, 7, 2, 9, 5 }, { 3, 8, 6, 0, 0 } });
        var read = tensor(new long[,] { { 1, 2, 3, 4, 0, 0, 0 }, { 5, 6, 7, 8, 9, 1, 2 } });
        var future = zeros(5, 5, dtype: type).masked_fill(Masks.Causal(5).logical_not(), double.NegativeInfinity);

        Tensor Ours(Tensor[] inputs) => block.call(
            inputs[0],
            inputs[1],
            padded ? Masks.Padding(written, 0) : null,
            padded ? Masks.Padding(read, 0) : null,
            null).output;

        Tensor Theirs(Tensor[] inputs) => oracle
            .call(
                inputs[0].transpose(0, 1),
                inputs[1].transpose(0, 1),
                future,
                null!,
                padded ? written == 0 : null!,
                padded ? read == 0 : null!)
            .transpose(0, 1);

        var (target, memory) = (Seeded.Normal(4, type, 2, 5, 12), Seeded.Normal(5, type, 2, 7, 12));
        TensorAssert.Close(Ours([target, memory]), Theirs([target, memory]), "output");
        GradientAssert.Same(Ours, Theirs, [("target", target), ("memory", memory)], "output");
        var direction = Seeded.Normal(6, type, 2, 5, 12);
        (Ours([target, memory]) * direction).sum().backward();
        (Theirs([target, memory]) * direction).sum().backward();
        var expected = oracle.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!);
        foreach (var (name, parameter) in block.named_parameters())
        {
            TensorAssert.Close(parameter.grad, expected[name], $"gradient of {name}");
        }
    }

    private static NormPlacement NormOf(string file) => file.Contains("-pre-") ? NormPlacement.Pre : NormPlacement.Post;

    private static Activation ActivationOf(string file) =>
        file.Contains("-tanh-") ? Activation.GELUTanh : Activation.ReLU;

    private static void Load(nn.Module module, Golden golden, ScalarType type)
    {
        module.to(type);
        module.load_state_dict(golden.State("state"));
    }

    private static void CheckParameters(nn.Module module, Golden golden, string what)
    {
        var expected = golden.State("gradients");
        foreach (var (name, parameter) in module.named_parameters())
        {
            TensorAssert.Close(parameter.grad, expected[name], $"{what}: gradient of {name}");
        }
    }
}
