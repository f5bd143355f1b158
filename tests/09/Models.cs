extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference04 = reference::Katas.Lesson04;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

/// <summary>Modules under test and reference modules with the same weights, of sizes that are all different.</summary>
internal static class Models
{
    public const long Width = 20;
    public const long HeadSize = 8;
    public const int Heads = 6;
    public const int KeyHeads = 2;
    public const long Vocabulary = 31;

    /// <summary>A small Llama, whose heads together are wider than a token.</summary>
    public static ModelConfig Llama { get; } = KnownModels.Llama with
    {
        Vocabulary = Vocabulary,
        Layers = 2,
        Width = Width,
        Heads = Heads,
        KeyHeads = KeyHeads,
        HeadSize = HeadSize,
        Hidden = 28,
    };

    /// <summary>One of each kind, by name.</summary>
    public static IReadOnlyDictionary<string, ModelConfig> Kinds { get; } = new Dictionary<string, ModelConfig>
    {
        ["Llama"] = Llama,
        ["Mistral"] = Llama with { Window = 3 },
        ["Qwen3"] = Llama with { QkNorm = true },
        ["GPT-J"] = Sized(KnownModels.GptJ) with
        {
            KeyHeads = Heads, Rotary = new RotaryConfig { Layout = RotaryLayout.Pairs, Share = 0.5 },
        },
        ["NeoX"] = Sized(KnownModels.NeoX) with { KeyHeads = 3 },
        ["GPT-2"] = Sized(KnownModels.Gpt2) with { KeyHeads = Heads },
        ["BERT"] = Sized(KnownModels.Bert) with { KeyHeads = Heads },
        ["attention alone, no norm"] = Sized(KnownModels.Gpt2) with
        {
            Norm = NormKind.None, FinalNorm = false, Mlp = MlpKind.None, Tied = false, HeadBias = true,
        },
        ["a bias of the scores"] = Llama with
        {
            Positions = PositionKind.None,
            ScoreBias = (queries, keys) => Seeded.Normal(77, Heads, 9, 9)[.., ..(int)queries, ..(int)keys],
        },
    };

    public static (GroupedAttention layer, Reference.GroupedAttention reference) Attention(
        ModelConfig config, ScalarType type = ScalarType.Float32) =>
        Match(new GroupedAttention(config), new Reference.GroupedAttention(Same(config)), type);

    public static (TransformerBlock block, Reference.TransformerBlock reference) Block(
        ModelConfig config, ScalarType type = ScalarType.Float32) =>
        Match(new TransformerBlock(config), new Reference.TransformerBlock(Same(config)), type);

    public static (TransformerModel model, Reference.TransformerModel reference) Model(
        ModelConfig config, ScalarType type = ScalarType.Float32) =>
        Match(new TransformerModel(config), new Reference.TransformerModel(Same(config)), type);

    /// <summary>Gives both modules the same seeded weights, of a type.</summary>
    public static (TModule, TReference) Match<TModule, TReference>(
        TModule module, TReference reference, ScalarType type = ScalarType.Float32)
        where TModule : nn.Module
        where TReference : nn.Module
    {
        module.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(module), to: reference);
        return (module, reference);
    }

    /// <summary>The angles of a head at some positions, as a model makes them for all heads.</summary>
    public static Angles Turns(ModelConfig config, long first, long count)
    {
        var frequencies = Reference.RotaryAngles.Frequencies(
            config.Rotary.Rotated(config.HeadSize), config.Rotary.Base); // [pairs]
        var angles = Reference.RotaryAngles.At(arange(first, first + count).unsqueeze(0), frequencies);
        return new Angles(angles.Cos, angles.Sin); // each [1, count, pairs]
    }

    /// <summary>The context of a block for tokens at some positions, behind a past.</summary>
    public static BlockContext Context(
        ModelConfig config, long first, long count, KeyValues? past = null, Tensor? mask = null) => new(
        config.Positions == PositionKind.Rotary ? Turns(config, first, count) : null, mask, past);

    /// <summary>Keys and values from anywhere, for a config's heads.</summary>
    public static KeyValues SomePast(ModelConfig config, int seed, long count, ScalarType type = ScalarType.Float32)
    {
        long[] shape = [2, config.KeyHeads, count, config.HeadSize];
        return new(Seeded.Normal(seed, type, shape), Seeded.Normal(seed + 1, type, shape));
    }

    /// <summary>Token ids below the vocabulary's size.</summary>
    public static Tensor Text(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(0, Vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

    /// <summary>A tap that writes down the names of its points.</summary>
    public static Func<string, Tensor, Tensor> WriteDown(List<string> names) => (name, value) =>
    {
        names.Add(name);
        return value;
    };

    /// <summary>A tap that keeps what it sees at one point.</summary>
    public static Func<string, Tensor, Tensor> Keep(string point, Action<Tensor> keep) => (name, value) =>
    {
        if (name == point)
        {
            keep(value.detach().clone().DetachFromDisposeScope());
        }

        return value;
    };

    /// <summary>A tap that adds to each feature of what passes one point a number of its own.</summary>
    public static Func<string, Tensor, Tensor> Shifted(string point) => (name, value) =>
        name == point ? value + arange(value.size(-1), value.dtype) : value;

    /// <summary>A tap that doubles what passes one point.</summary>
    public static Func<string, Tensor, Tensor> Doubled(string point) =>
        (name, value) => name == point ? value * 2 : value;

    /// <summary>Compares the gradients of all parameters, from an output pulled in one direction.</summary>
    public static void SameParameterGradients(
        nn.Module module, Tensor output, nn.Module reference, Tensor expectedOutput, string what)
    {
        var direction = Seeded.Normal(4321, output.dtype, output.shape);
        (output * direction).sum().backward();
        (expectedOutput * direction).sum().backward();
        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in module.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false },
                Is.True,
                $"whether a gradient reaches {name} of {what}: it has to be used");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of {what} with respect to {name}", 1e-4);
        }
    }

    /// <summary>The same angles, as the reference takes them.</summary>
    public static Reference.Angles Same(Angles angles) => new(angles.Cos, angles.Sin);

    /// <summary>The same tap, as the reference takes it.</summary>
    public static Reference.Tap Same(Tap tap) => new(tap.Ask, tap.Place);

    /// <summary>The same context, as the reference takes it.</summary>
    public static Reference.BlockContext Same(BlockContext context) => new(
        context.Angles is null ? null : Same(context.Angles),
        context.Mask,
        context.Past is null ? null : new Reference.KeyValues(context.Past.Keys, context.Past.Values),
        Same(context.Tap));

    /// <summary>The same input, as the reference takes it.</summary>
    public static Reference.ModelInput Same(ModelInput input) => new(input.Ids)
    {
        Vectors = input.Vectors,
        Segments = input.Segments,
        Positions = input.Positions,
        Mask = input.Mask,
        Tap = input.Tap,
        Past = input.Past is null
            ? null
            : new Reference.Past(
                [.. input.Past.Layers.Select(layer => new Reference.KeyValues(layer.Keys, layer.Values))],
                input.Past.Count),
    };

    /// <summary>The same configuration, as the reference takes it.</summary>
    public static Reference.ModelConfig Same(ModelConfig config) => new()
    {
        Vocabulary = config.Vocabulary,
        Layers = config.Layers,
        Width = config.Width,
        Heads = config.Heads,
        KeyHeads = config.KeyHeads,
        HeadSize = config.HeadSize,
        Hidden = config.Hidden,
        Norm = (Reference.NormKind)(int)config.Norm,
        NormEps = config.NormEps,
        NormPlacement = (Reference04.NormPlacement)(int)config.NormPlacement,
        FinalNorm = config.FinalNorm,
        EmbeddingNorm = config.EmbeddingNorm,
        AttentionBias = config.AttentionBias,
        MlpBias = config.MlpBias,
        NormBias = config.NormBias,
        HeadBias = config.HeadBias,
        Mlp = (Reference.MlpKind)(int)config.Mlp,
        Positions = (Reference.PositionKind)(int)config.Positions,
        MaxPositions = config.MaxPositions,
        Rotary = new Reference.RotaryConfig
        {
            Layout = (Reference.RotaryLayout)(int)config.Rotary.Layout,
            Share = config.Rotary.Share,
            Base = config.Rotary.Base,
            Scaling = config.Rotary.Scaling is { } scaling ? Same(scaling) : null,
        },
        Window = config.Window,
        Sublayers = (Reference.Sublayers)(int)config.Sublayers,
        QkNorm = config.QkNorm,
        ScoreBias = config.ScoreBias,
        Causal = config.Causal,
        Head = config.Head,
        Tied = config.Tied,
        Segments = config.Segments,
    };

    /// <summary>The same scaling, as the reference takes it.</summary>
    public static Reference.RotaryScaling Same(RotaryScaling scaling) =>
        new(scaling.Factor, scaling.LowTurns, scaling.HighTurns, scaling.OriginalLength);

    private static ModelConfig Sized(ModelConfig config) => config with
    {
        Vocabulary = Vocabulary,
        Layers = 2,
        Width = Width,
        Heads = Heads,
        HeadSize = HeadSize,
        Hidden = 28,
        MaxPositions = 11,
    };
}
