using Katas.Lesson04;
using Katas.Lesson05;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 05's solutions against TorchSharp's own functions and against PyTorch's golden files.</summary>
public class Lesson05OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static IEnumerable<string> EncoderFiles => Golden.Names("05-encoder-");

    private static IEnumerable<string> HeadsFiles => Golden.Names("05-heads-");

    private static IEnumerable<string> CostsFiles => Golden.Names("05-costs-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts = [EncoderFiles.Count(), HeadsFiles.Count(), CostsFiles.Count()];
        Assert.That(counts, Is.EqualTo(new[] { 4, 2, 2 }), "golden files of encoders, heads and costs");
    }

    [TestCaseSource(nameof(EncoderFiles))]
    [Oracle(
        "PyTorch, golden files: `nn.TransformerEncoder` with embeddings as in BERT",
        "TransformerEncoder", "TransformerEncoder.forward", "EncoderEmbeddings.forward")]
    public void The_encoder_agrees_with_PyTorch_s_own(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        bool post = file.Contains("post");
        var encoder = new TransformerEncoder(Config(golden.Numbers("sizes")) with
        {
            Norm = post ? NormPlacement.Post : NormPlacement.Pre,
            Activation = post ? Activation.ReLU : Activation.GELU,
        });
        encoder.to(golden["output"].dtype);
        encoder.load_state_dict(golden.State("state"));

        var (output, _) = encoder.call(golden["tokens"], golden["segments"]);
        (output * golden["direction"]).sum().backward();

        double tolerance = golden["output"].dtype == ScalarType.Float64 ? 1e-10 : 5e-5;
        TensorAssert.Close(output, golden["output"], $"{file}: output", tolerance);
        var gradients = golden.State("gradients");
        var parameters = encoder.named_parameters().ToList();
        Assert.That(parameters.Select(pair => pair.name), Is.EquivalentTo(gradients.Keys), "names of parameters");
        foreach (var (name, parameter) in parameters)
        {
            TensorAssert.Close(parameter.grad, gradients[name], $"{file}: gradient of {name}", 2 * tolerance);
        }
    }

    [TestCaseSource(nameof(HeadsFiles))]
    [Oracle(
        "PyTorch, golden files: poolings and heads by `nn.Linear`, `cross_entropy`",
        "Pooling.Mean", "Pooling.Max", "AttentionPooling.forward", "SequenceClassifier.forward",
        "MaskedLanguageModel.forward", "Tagging.Loss")]
    public void Poolings_and_heads_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var hidden = golden["hidden"];
        var tokens = golden["tokens"];
        var pooled = golden.State("pooled");
        var real = Batches.Real(tokens, 0);
        var pooling = new AttentionPooling(hidden.size(-1));
        pooling.to(hidden.dtype);
        pooling.load_state_dict(golden.State("pooling"));
        var attention = pooling.call(hidden, real);

        TensorAssert.Close(Pooling.Cls(hidden), pooled["cls"], $"{file}: first token");
        TensorAssert.Close(Pooling.Mean(hidden, real), pooled["mean"], $"{file}: mean");
        TensorAssert.Close(Pooling.Max(hidden, real), pooled["max"], $"{file}: max");
        TensorAssert.Close(attention.weights, golden["weights"], $"{file}: weights of attention pooling");
        TensorAssert.Close(attention.output, pooled["attention"], $"{file}: attention pooling");
        TensorAssert.Close(Tagging.Loss(golden["guesses"], golden["labels"]), golden["loss"], $"{file}: loss");

        double tolerance = hidden.dtype == ScalarType.Float64 ? 1e-10 : 5e-5;
        foreach (var kind in Enum.GetValues<PoolingKind>())
        {
            var state = Prefixed("encoder.", golden.State("encoder")).Concat(golden.State("head"));
            if (kind == PoolingKind.Attention)
            {
                state = state.Concat(Prefixed("pooling.", golden.State("pooling")));
            }

            var classifier = new SequenceClassifier(Config(golden.Numbers("sizes")), 3, kind);
            Load(classifier, state, hidden.dtype);
            TensorAssert.Close(
                classifier.call(tokens, golden["segments"]),
                golden.State("logits")[kind.ToString().ToLowerInvariant()],
                $"{file}: logits with {kind} pooling",
                tolerance);
        }

        var model = new MaskedLanguageModel(Config(golden.Numbers("sizes")));
        Load(model, Prefixed("encoder.", golden.State("encoder")).Concat(golden.State("guess")), hidden.dtype);
        TensorAssert.Close(
            model.call(tokens, golden["segments"]), golden["guesses"], $"{file}: guesses", 2 * tolerance);
    }

    [TestCaseSource(nameof(CostsFiles))]
    [Oracle("PyTorch, counted while it ran", "EncoderCosts.Of")]
    public void Costs_are_what_PyTorch_counted_while_it_ran(string file)
    {
        var golden = Golden.Load(file);
        double[] batch = golden.Numbers("batch");

        var costs = EncoderCosts.Of(Config(golden.Numbers("sizes")), (long)batch[0], (long)batch[1]);

        double[] flops = [costs.Projections.Flops + costs.FeedForward.Flops, costs.Attention.Flops];
        Assert.That(flops, Is.EqualTo(golden.Numbers("flops")), "operations in linear layers, and in attention");
        Assert.That(costs.Total.Parameters, Is.EqualTo(golden.Numbers("parameters")[0]), "parameters");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `TransformerEncoder`", "TransformerEncoder.forward")]
    public void A_post_norm_stack_agrees_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var config = new EncoderConfig
        {
            VocabularySize = 11,
            DModel = 12,
            Heads = 3,
            Layers = 2,
            DFeedForward = 20,
            MaxLength = 9,
            Dropout = 0,
            Norm = NormPlacement.Post,
            Activation = Activation.ReLU,
        };
        var encoder = new TransformerEncoder(config);
        encoder.to(type);
        Seeded.Parameters(encoder);
        var oracle = nn.TransformerEncoder(nn.TransformerEncoderLayer(12, 3, 20, 0), 2);
        oracle.to(type);
        var own = encoder.state_dict();
        using (no_grad())
        {
            foreach (var (name, value) in oracle.state_dict())
            {
                value.copy_(own[name]);
            }
        }

        var tokens = tensor(new long[,] { { 4, 7, 2, 9, 1 }, { 3, 10, 8, 0, 0 } });
        var embedded = Embed(own, tokens);

        // It wants the sequence first, and true where a key is to be ignored; it has no last norm of its own.
        var expected = oracle.call(embedded.transpose(0, 1), null, tokens.eq(0)).transpose(0, 1);
        expected = nn.functional.layer_norm(expected, [12], own["norm.weight"], own["norm.bias"]);
        var (output, _) = encoder.call(tokens);
        TensorAssert.Close(
            output, expected, $"a stack of two post-norm blocks, {type}", type == ScalarType.Float64 ? 1e-10 : 5e-5);
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `cross_entropy` with `ignore_index`", "Tagging.Loss")]
    public void The_loss_agrees_with_TorchSharp_s_cross_entropy(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new long[,] { { 4, 0, -100, 6, 1 }, { 3, -100, -100, 5, 2 } });
        var oracle = nn.CrossEntropyLoss(ignore_index: Tagging.Ignored);

        GradientAssert.Same(
            inputs => Tagging.Loss(inputs[0], labels),
            inputs => oracle.call(inputs[0].transpose(1, 2), labels),
            [("logits", Seeded.Normal(1, type, 2, 5, 7))],
            "loss");
        TensorAssert.Close(
            Tagging.Loss(Seeded.Normal(2, type, 2, 5, 7), labels),
            oracle.call(Seeded.Normal(2, type, 2, 5, 7).transpose(1, 2), labels),
            "loss");
    }

    private static Tensor Embed(Dictionary<string, Tensor> state, Tensor tokens) => nn.functional.layer_norm(
        state["embeddings.word_embeddings.weight"][tokens]
        + state["embeddings.position_embeddings.weight"][..(int)tokens.size(1)]
        + state["embeddings.token_type_embeddings.weight"][0],
        [12],
        state["embeddings.norm.weight"],
        state["embeddings.norm.bias"]);

    [Test]
    [Oracle("TorchSharp: `pad_sequence`", "Batches.Pad")]
    public void Padding_agrees_with_TorchSharp_s_own()
    {
        using var scope = NewDisposeScope();
        long[][] sequences = [[7, 3, 9], [4], [], [8, 8, 2, 6, 5]];

        TensorAssert.Close(
            Batches.Pad(sequences, 1),
            nn.utils.rnn.pad_sequence(sequences.Select(sequence => tensor(sequence)), batch_first: true, padding_value: 1),
            "batch of four lengths");
    }

    private static EncoderConfig Config(double[] sizes) => new()
    {
        VocabularySize = (long)sizes[0],
        DModel = (long)sizes[1],
        Heads = (long)sizes[2],
        Layers = (long)sizes[3],
        DFeedForward = (long)sizes[4],
        MaxLength = (long)sizes[5],
        Segments = (long)sizes[6],
        Dropout = 0,
    };

    private static IEnumerable<KeyValuePair<string, Tensor>> Prefixed(
        string prefix, Dictionary<string, Tensor> state) =>
        state.Select(pair => KeyValuePair.Create(prefix + pair.Key, pair.Value));

    private static void Load(nn.Module model, IEnumerable<KeyValuePair<string, Tensor>> state, ScalarType type)
    {
        model.to(type);
        model.load_state_dict(state.ToDictionary());
        model.eval();
    }
}
