using Katas.Lesson09;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

/// <summary>
/// Small models of four kinds, in Float64, and runs of them that were kept without the code under test. All sizes are different.
/// </summary>
internal static class Models
{
    public const long Width = 20;
    public const int HeadSize = 6;
    public const int Heads = 4;
    public const int KeyHeads = 2;
    public const int Layers = 3;
    public const long Vocabulary = 31;

    private static readonly ModelConfig s_sizes = new()
    {
        Vocabulary = Vocabulary,
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        KeyHeads = KeyHeads,
        HeadSize = HeadSize,
        Hidden = 28,
        MaxPositions = 13,
    };

    private static readonly ModelConfig s_learned = s_sizes with
    {
        KeyHeads = Heads, Positions = PositionKind.Learned, AttentionBias = true, MlpBias = true, HeadBias = true,
    };

    /// <summary>One of each kind, by name.</summary>
    public static IReadOnlyDictionary<string, ModelConfig> Kinds { get; } = new Dictionary<string, ModelConfig>
    {
        ["attention alone"] = s_learned with { Norm = NormKind.None, FinalNorm = false, Mlp = MlpKind.None },
        ["GPT-2"] = s_learned with { Norm = NormKind.Layer, Mlp = MlpKind.GeluTanh },
        ["Llama"] = s_sizes,
        ["GPT-J"] = s_learned with
        {
            Norm = NormKind.Layer,
            Mlp = MlpKind.GeluTanh,
            Positions = PositionKind.Rotary,
            Rotary = new RotaryConfig { Layout = RotaryLayout.Pairs, Share = 2.0 / 3 },
            Sublayers = Sublayers.ParallelOneNorm,
            AttentionBias = false,
            HeadBias = false,
            Tied = true,
        },
    };

    /// <summary>A model of a kind.</summary>
    public static TransformerModel Of(string kind) => Of(Kinds[kind]);

    /// <summary>A model with seeded weights.</summary>
    public static TransformerModel Of(ModelConfig config, ScalarType type = ScalarType.Float64)
    {
        var model = new TransformerModel(config);
        model.to(type);
        return Seeded.Parameters(model);
    }

    /// <summary>Token ids below the vocabulary's size.</summary>
    public static Tensor Text(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(0, Vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

    /// <summary>A run of which everything was kept.</summary>
    public static Recording Run(TransformerModel model, Tensor ids, Func<string, Tensor, Tensor>? tap = null)
    {
        using var noGradient = no_grad();
        var values = new Dictionary<string, Tensor>();
        var input = new ModelInput(ids) { Tap = tap };
        Tensor Keep(string point, Tensor value)
        {
            value = tap is null ? value : tap(point, value);
            values[point] = value.clone().DetachFromDisposeScope();
            return value;
        }

        return new Recording(model, input, model.call(input with { Tap = Keep }), values);
    }

    /// <summary>A run of a model of a kind, on two texts of seven tokens.</summary>
    public static Recording Run(string kind, int seed = 1) => Run(Of(kind), Text(seed, 2, 7));

    /// <summary>The logits of a run under a tap.</summary>
    public static Tensor Logits(TransformerModel model, Tensor ids, Func<string, Tensor, Tensor>? tap = null)
    {
        using var noGradient = no_grad();
        return model.call(new ModelInput(ids) { Tap = tap }).Logits!;
    }

    /// <summary>Calls a part of a model.</summary>
    public static Tensor Call(TransformerModel model, string part, Tensor input)
    {
        using var noGradient = no_grad();
        return ((nn.Module<Tensor, Tensor>)Parts.Find(model, part)).call(input);
    }

    /// <summary>A parameter of a model, without its gradient.</summary>
    public static Tensor Weight(TransformerModel model, string name) => model.state_dict()[name].detach();

    /// <summary>The numbers of a text, <c>[1, length]</c>.</summary>
    public static Tensor Ids(params long[] ids) => tensor(ids).unsqueeze(0);

    /// <summary>A matrix of booleans as text, a row a line: 1 for true.</summary>
    public static string Picture(Tensor matrix)
    {
        var rows = Enumerable.Range(0, (int)matrix.size(0)).Select(row => matrix[row].to(ScalarType.Int64).data<long>());
        return string.Join('\n', rows.Select(row => string.Concat(row)));
    }
}
