extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

/// <summary>Models under test and reference models with the same weights, and batches for them.</summary>
internal static class Models
{
    public const long Width = 12;
    public const long SourceVocabulary = 13;
    public const long TargetVocabulary = 11;

    // Ids that are nobody's habit: a 0 in the code where the configuration belongs gives itself away.
    public const long Padding = 5;
    public const long Start = 1;
    public const long End = 4;

    public static TransformerConfig Config(NormPlacement norm = NormPlacement.Pre, double dropout = 0) => new()
    {
        SourceVocabulary = SourceVocabulary,
        TargetVocabulary = TargetVocabulary,
        DModel = Width,
        Heads = 3,
        EncoderLayers = 1,
        DecoderLayers = 2,
        DFeedForward = 20,
        MaxLength = 10,
        Dropout = dropout,
        Norm = norm,
        PaddingId = Padding,
        StartId = Start,
        EndId = End,
    };

    /// <summary>The same sizes for the reference, whose types are others.</summary>
    public static Reference.TransformerConfig Convert(TransformerConfig config) => new()
    {
        SourceVocabulary = config.SourceVocabulary,
        TargetVocabulary = config.TargetVocabulary,
        SharedVocabulary = config.SharedVocabulary,
        DModel = config.DModel,
        Heads = config.Heads,
        EncoderLayers = config.EncoderLayers,
        DecoderLayers = config.DecoderLayers,
        DFeedForward = config.DFeedForward,
        MaxLength = config.MaxLength,
        Dropout = config.Dropout,
        Norm = (reference::Katas.Lesson04.NormPlacement)(int)config.Norm,
        Activation = (reference::Katas.Lesson04.Activation)(int)config.Activation,
        PaddingId = config.PaddingId,
        StartId = config.StartId,
        EndId = config.EndId,
    };

    public static (Transformer model, Reference.Transformer reference) Pair(
        TransformerConfig? config = null, ScalarType type = ScalarType.Float32, int seed = 0)
    {
        config ??= Config();
        var pair = (model: new Transformer(config), reference: new Reference.Transformer(Convert(config)));
        pair.model.to(type);
        pair.reference.to(type);
        Weights.Copy(from: Seeded.Parameters(pair.model, seed), to: pair.reference);
        return pair;
    }

    /// <summary>
    /// Models that write varied texts of varied lengths: without biases, which would favour the same tokens everywhere,
    /// with strong blocks, and with token vectors so short that no token calls for itself.
    /// </summary>
    public static (Transformer model, Reference.Transformer reference) Lively(
        int seed, TransformerConfig? config = null)
    {
        var pair = Pair(config ?? Config() with { TargetVocabulary = 8 }, ScalarType.Float64, seed);
        using var noGradient = no_grad();
        foreach (var (name, parameter) in pair.model.named_parameters())
        {
            if (name.EndsWith("bias"))
            {
                parameter.zero_();
            }
            else if (name.Contains("norm"))
            {
                parameter.fill_(1);
            }
            else if (name.StartsWith("target_embedding"))
            {
                parameter.mul_(0.1);
            }
            else if (name.StartsWith("decoder"))
            {
                parameter.mul_(3);
            }
        }

        Weights.Copy(from: pair.model, to: pair.reference);
        return pair;
    }

    public static (TokenEmbedding layer, Reference.TokenEmbedding reference) Embedding(
        double dropout = 0, ScalarType type = ScalarType.Float32)
    {
        var pair = (
            layer: new TokenEmbedding(SourceVocabulary, Width, dropout),
            reference: new Reference.TokenEmbedding(SourceVocabulary, Width, dropout));
        pair.layer.to(type);
        pair.reference.to(type);
        Weights.Copy(from: Seeded.Parameters(pair.layer), to: pair.reference);
        return pair;
    }

    /// <summary>Token ids below a vocabulary's size, none of which is padding.</summary>
    public static Tensor Text(int seed, long vocabulary, params long[] shape)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var ids = randint(0, vocabulary - 1, shape, dtype: ScalarType.Int64, generator: generator);
        return where(ids < Padding, ids, ids + 1).MoveToOuterDisposeScope();
    }

    /// <summary>Three texts of 6, 4 and 5 tokens to read, <c>[3, 6]</c>, padded.</summary>
    public static Tensor Source(int seed)
    {
        var source = Text(seed, SourceVocabulary, 3, 6);
        source[1, 4..] = Padding;
        source[2, 5..] = Padding;
        return source;
    }

    /// <summary>Three texts of 5, 5 and 3 tokens that are written, <c>[3, 5]</c>, start first, padded.</summary>
    public static Tensor Target(int seed)
    {
        var target = Text(seed, TargetVocabulary, 3, 5);
        target[.., 0] = Start;
        target[2, 3..] = Padding;
        return target;
    }

    /// <summary>Counts how often the encoder of a model runs, and how many tokens pass through the decoder.</summary>
    public sealed class Watch : IDisposable
    {
        private readonly List<Action> _removals = [];

        public Watch(Transformer model)
        {
            var parts = model.named_children().ToDictionary(part => part.name, part => part.module);
            var encoder = (EncoderStack)parts["encoder"];
            var decoder = (DecoderStack)parts["decoder"];
            _removals.Add(encoder.register_forward_pre_hook((_, _, _) =>
            {
                Reads++;
                return null; // the inputs stay as they are
            }).remove);
            _removals.Add(decoder.register_forward_pre_hook((_, target, _, _, _, _) =>
            {
                Steps++;
                Tokens += target.size(1);
                return null;
            }).remove);
        }

        public int Reads { get; private set; }

        public int Steps { get; private set; }

        public long Tokens { get; private set; }

        public void Dispose() => _removals.ForEach(remove => remove());
    }
}
