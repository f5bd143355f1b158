extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

/// <summary>
/// Small models with all sizes distinct, batches for them, and the reference's model of the same weights.
/// </summary>
internal static class Models
{
    /// <summary>Sizes of which no two are equal.</summary>
    public static EncoderConfig Config { get; } = new()
    {
        VocabularySize = 11,
        DModel = 12,
        Heads = 3,
        Layers = 2,
        DFeedForward = 20,
        MaxLength = 9,
        Segments = 4,
        Dropout = 0,
    };

    /// <summary>The reference's configuration with the same sizes.</summary>
    public static Reference.EncoderConfig ForReference(EncoderConfig config) => new()
    {
        VocabularySize = config.VocabularySize,
        DModel = config.DModel,
        Heads = config.Heads,
        Layers = config.Layers,
        DFeedForward = config.DFeedForward,
        MaxLength = config.MaxLength,
        Segments = config.Segments,
        Dropout = config.Dropout,
        Norm = (reference::Katas.Lesson04.NormPlacement)(int)config.Norm,
        Activation = (reference::Katas.Lesson04.Activation)(int)config.Activation,
        InitialSpread = config.InitialSpread,
        PaddingId = config.PaddingId,
    };

    /// <summary>Both kinds of norm, each activation, and another padding token.</summary>
    public static IEnumerable<EncoderConfig> Kinds() =>
    [
        Config,
        Config with { Norm = NormPlacement.Post, Activation = Activation.ReLU },
        Config with { Activation = Activation.GELUTanh, Layers = 1, PaddingId = 7 },
        Config with { Norm = NormPlacement.Post, Layers = 4, Heads = 6 },
    ];

    /// <summary>
    /// A batch of sequences of these lengths, padded at their ends; no other token is the padding id.
    /// </summary>
    public static Tensor Tokens(int seed, EncoderConfig config, params long[] lengths)
    {
        var random = new Random(seed);
        long[] values = new long[lengths.Length * lengths.Max()];
        Array.Fill(values, config.PaddingId);
        for (int row = 0; row < lengths.Length; row++)
        {
            for (int i = 0; i < lengths[row]; i++)
            {
                long id = random.NextInt64(config.VocabularySize - 1);
                values[(row * lengths.Max()) + i] = id >= config.PaddingId ? id + 1 : id;
            }
        }

        return tensor(values, lengths.Length, lengths.Max());
    }

    /// <summary>Segments for a batch, <c>[batch, length]</c>, all kinds among them.</summary>
    public static Tensor Segments(Tensor tokens, EncoderConfig config) =>
        arange(tokens.numel()).reshape(tokens.shape).remainder(config.Segments);

    /// <summary>True for so many tokens of each sentence, then false, <c>[batch, length]</c>.</summary>
    public static Tensor Real(long length, params long[] counts) =>
        arange(length).unsqueeze(0) < tensor(counts).unsqueeze(1);

    /// <summary>Random labels, about half of them ignored, <c>[batch, length]</c>.</summary>
    public static Tensor Labels(int seed, long count, long batch, long length)
    {
        using var generator = new Generator((ulong)seed);
        return randint(count, [batch, length], ScalarType.Int64, generator: generator)
            .masked_fill(Seeded.Mask(seed + 100, batch, length).logical_not(), Tagging.Ignored);
    }

    /// <summary>A module with seeded weights, in eval mode.</summary>
    public static TModule Ready<TModule>(TModule module, ScalarType type = ScalarType.Float32)
        where TModule : nn.Module
    {
        module.to(type);
        Seeded.Parameters(module);
        module.eval();
        return module;
    }

    /// <summary>The other module with the weights of the first, in the same mode.</summary>
    public static TModule Like<TModule>(nn.Module model, TModule other, ScalarType type = ScalarType.Float32)
        where TModule : nn.Module
    {
        other.to(type);
        Weights.Copy(model, other);
        other.train(model.training);
        return other;
    }

    /// <summary>The gradients of all parameters are the reference's, and every parameter has one.</summary>
    public static void CompareGradients(
        nn.Module model, Tensor output, nn.Module reference, Tensor expected, string what)
    {
        var direction = Seeded.Normal(1234, output.dtype, output.shape);
        (output * direction).sum().backward();
        (expected * direction).sum().backward();
        var wanted = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        foreach (var (name, parameter) in model.named_parameters())
        {
            TensorAssert.Close(
                parameter.grad ?? zeros_like(parameter),
                wanted[name].grad ?? zeros_like(wanted[name]),
                $"{what}: gradient of {name}",
                10 * TensorAssert.ToleranceOf(output.dtype)); // sums over many terms, in another order perhaps
        }
    }
}
