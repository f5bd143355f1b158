using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

/// <summary>Small models and layers with seeded weights, of sizes that are all different.</summary>
internal static class Models
{
    public const long Vocabulary = 31;
    public const long Width = 20;

    private static readonly ModelConfig s_llama = KnownModels.Llama with
    {
        Vocabulary = Vocabulary, Layers = 2, Width = Width, Heads = 6, KeyHeads = 2, HeadSize = 8, Hidden = 28,
    };

    /// <summary>A Llama with shared key heads, a GPT-2 with learned positions, a BERT with segments.</summary>
    public static IReadOnlyDictionary<string, ModelConfig> Kinds { get; } = new Dictionary<string, ModelConfig>
    {
        ["Llama"] = s_llama,
        ["GPT-2"] = Sized(KnownModels.Gpt2),
        ["BERT"] = Sized(KnownModels.Bert),
    };

    /// <summary>A model of a kind.</summary>
    public static TransformerModel Model(string kind = "Llama", ScalarType type = ScalarType.Float32)
    {
        var model = new TransformerModel(Kinds[kind]);
        model.to(type);
        return Seeded.Parameters(model);
    }

    /// <summary>A linear layer with seeded weights.</summary>
    public static Linear Layer(
        long inputs = 7, long outputs = 5, bool bias = true, ScalarType type = ScalarType.Float32) =>
        Seeded.Parameters(nn.Linear(inputs, outputs, hasBias: bias, dtype: type));

    /// <summary>A layer whose adapter has seeded numbers, so that it adds something.</summary>
    public static LoraLinear Adapted(
        LoraOptions? options = null, ScalarType type = ScalarType.Float32, bool bias = true) =>
        Seeded.Parameters(new LoraLinear(Layer(bias: bias, type: type), options ?? new LoraOptions(3, 12)));

    /// <summary>The parameters of a module by name.</summary>
    public static Dictionary<string, Parameter> Named(nn.Module module) =>
        module.named_parameters().ToDictionary(each => each.name, each => each.parameter);

    /// <summary>Copies of all parameters by name.</summary>
    public static Dictionary<string, Tensor> Copies(nn.Module module) =>
        module.named_parameters().ToDictionary(each => each.name, each => each.parameter.detach().clone());

    /// <summary>Asserts that parameters are what they were, bit for bit.</summary>
    public static void Unchanged(nn.Module module, Dictionary<string, Tensor> before, string when)
    {
        var now = Named(module);
        foreach (var (name, value) in before.Where(each => now.ContainsKey(each.Key)))
        {
            TensorAssert.Close(now[name].detach(), value, $"{name} {when}, bit for bit", 0);
        }
    }

    /// <summary>Gives all adapters of a model seeded numbers.</summary>
    public static void Fill(nn.Module model, int seed = 5)
    {
        using var noGradient = no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (name.EndsWith("lora_a", StringComparison.Ordinal) || name.EndsWith("lora_b", StringComparison.Ordinal))
            {
                parameter.copy_(Seeded.Normal(seed++, parameter.dtype, parameter.shape) * 0.4);
            }
        }
    }

    /// <summary>Token ids below the vocabulary's size.</summary>
    public static Tensor Text(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(0, Vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

    /// <summary>A parameter of a module by name.</summary>
    public static Parameter Find(nn.Module module, string name) => Named(module).GetValueOrDefault(name)
        ?? throw new AssertionException($"{module.GetName()} has no parameter {name}; it has {Names(module)}.");

    /// <summary>The names of all parameters.</summary>
    public static string Names(nn.Module module) =>
        string.Join(", ", module.named_parameters().Select(each => each.name));

    /// <summary>Whether two tensors are one.</summary>
    public static bool Same(Tensor? one, Tensor? other) => one is not null && other is not null
        && (ReferenceEquals(one, other) || one.Handle == other.Handle);

    /// <summary>Whether two tensors have the same values, bit for bit.</summary>
    public static bool Equal(Tensor one, Tensor other) => one.eq(other).all().ToBoolean();

    private static ModelConfig Sized(ModelConfig config) => config with
    {
        Vocabulary = Vocabulary, Layers = 2, Width = Width, Heads = 4, Hidden = 28, MaxPositions = 24,
    };
}

/// <summary>Two layers, one of whose names ends as the other's whole name.</summary>
internal sealed class Keys : nn.Module<Tensor, Tensor>
{
    private nn.Module<Tensor, Tensor> key;
    private nn.Module<Tensor, Tensor> turnkey;
    private nn.Module<Tensor, Tensor> keyhole;

    public Keys()
        : base(nameof(Keys))
    {
        (key, turnkey, keyhole) = (Models.Layer(6, 4), Models.Layer(4, 3), Models.Layer(3, 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => keyhole.call(turnkey.call(key.call(input)));
}

/// <summary>An embedding, whose table is the head's weight, too.</summary>
internal sealed class TiedHead : nn.Module<Tensor, Tensor>
{
    private readonly Parameter tokens = new(zeros(11, 6));
    private nn.Module<Tensor, Tensor> head;

    public TiedHead()
        : base(nameof(TiedHead))
    {
        var linear = nn.Linear(6, 11, hasBias: false);
        linear.weight = tokens;
        head = linear;
        RegisterComponents();
        Seeded.Parameters(this);
    }

    public Tensor Table => tokens;

    public Linear Head => (Linear)head;

    public override Tensor forward(Tensor input) => head.call(tokens[input]);
}
