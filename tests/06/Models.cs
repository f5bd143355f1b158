extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson04 = reference::Katas.Lesson04;
using Reference = reference::Katas.Lesson06;

namespace Katas.Lesson06.Tests;

/// <summary>Modules under test and reference modules with the same weights.</summary>
internal static class Models
{
    public const long Width = 12;
    public const long Heads = 3;
    public const long Between = 20;
    public const long Vocabulary = 11;
    public const long MaxLength = 9;

    public static (CausalAttention layer, Reference.CausalAttention reference) Attention(
        double dropout = 0, ScalarType type = ScalarType.Float32)
    {
        var pair = (
            layer: new CausalAttention(Width, Heads, dropout),
            reference: new Reference.CausalAttention(Width, Heads, dropout));
        Match(pair.layer, pair.reference, type);
        return pair;
    }

    public static (GptBlock block, Reference.GptBlock reference) Gpt(
        NormPlacement norm = NormPlacement.Pre,
        Activation activation = Activation.GELUTanh,
        double dropout = 0,
        ScalarType type = ScalarType.Float32)
    {
        var pair = (
            block: new GptBlock(Width, Heads, Between, dropout, norm, activation),
            reference: new Reference.GptBlock(
                Width,
                Heads,
                Between,
                dropout,
                (reference::Katas.Lesson04.NormPlacement)(int)norm,
                (reference::Katas.Lesson04.Activation)(int)activation));
        Match(pair.block, pair.reference, type);
        return pair;
    }

    public static (DecoderBlock block, Reference.DecoderBlock reference) Decoder(
        NormPlacement norm = NormPlacement.Post,
        Activation activation = Activation.ReLU,
        double dropout = 0,
        ScalarType type = ScalarType.Float32)
    {
        var pair = (
            block: new DecoderBlock(Width, Heads, Between, dropout, norm, activation),
            reference: new Reference.DecoderBlock(
                Width,
                Heads,
                Between,
                dropout,
                (reference::Katas.Lesson04.NormPlacement)(int)norm,
                (reference::Katas.Lesson04.Activation)(int)activation));
        Match(pair.block, pair.reference, type);
        return pair;
    }

    public static (LanguageModel model, Reference.LanguageModel reference) Language(
        double dropout = 0, ScalarType type = ScalarType.Float32, int seed = 0)
    {
        var pair = (
            model: new LanguageModel(Vocabulary, MaxLength, Width, Heads, layers: 2, dropout),
            reference: new Reference.LanguageModel(Vocabulary, MaxLength, Width, Heads, layers: 2, dropout));
        Match(pair.model, pair.reference, type, seed);
        return pair;
    }

    /// <summary>Token ids below the vocabulary's size.</summary>
    public static Tensor Text(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(0, Vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

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

    /// <summary>No gradient of what stands at one position comes from the positions after it, and some from each
    /// other.</summary>
    public static void NoGradientFromTheFuture(Func<Tensor, Tensor> function)
    {
        var input = Seeded.Normal(13, 1, 5, Width).requires_grad_();

        (function(input)[0, 2] * Seeded.Normal(14, Width)).sum().backward();

        TensorAssert.Close(
            input.grad![0, 3..],
            zeros(2, Width),
            "gradient of the output at position 2 with respect to positions 3 and 4, its future");
        Assert.That(
            input.grad![0, ..3].abs().sum(-1).min().ToDouble(),
            Is.GreaterThan(1e-5),
            "gradient of the output at position 2 with respect to positions 0, 1 and 2");
    }

    /// <summary>
    /// In training, what a sublayer adds is dropped once: it is a bias of 1, whatever the input; each of the values
    /// that the pre-norm block has added to its input is then 0, or 1 / (1 - rate).
    /// </summary>
    /// <param name="block">The block; its weights are changed.</param>
    /// <param name="call">Calls it.</param>
    /// <param name="rate">Its dropout.</param>
    /// <param name="biases">The biases of its sublayers' last maps, by how their names end.</param>
    public static void EachSublayerIsDroppedOnce(
        nn.Module block, Func<Tensor, Tensor> call, double rate, params string[] biases)
    {
        var input = Seeded.Normal(15, 6, 9, Width);
        foreach (string bias in biases)
        {
            Weights.Fill(block, [.. biases.Select(each => (each, each == bias ? 1.0 : 0.0))]);
            Weights.Fill(block, [.. biases.Select(each => (each.Replace("bias", "weight"), 0.0))]);
            using var seed = new LocalSeed(11);

            DroppedOnce(call(input) - input, rate, $"{bias}, the others adding nothing: 1 for each feature");
        }
    }

    /// <summary>Each value is 0 or 1 / (1 - rate), and of about that share it is 0.</summary>
    public static void DroppedOnce(Tensor values, double rate, string what)
    {
        double kept = 1 / (1 - rate);
        double largest = values.max().ToDouble();
        double share = values.abs().less(1e-3).to(ScalarType.Float64).mean().ToDouble();
        Assert.That(
            largest,
            Is.EqualTo(kept).Within(1e-3),
            $"largest of the values that are left of {what}, in training with a dropout of {rate}; dropped out once, "
            + $"it is 1 / (1 - {rate}), and twice it is {kept * kept:0.000}");
        Assert.That(
            share,
            Is.EqualTo(rate).Within(0.08),
            $"share of the values of {what} that are dropped, in training with a dropout of {rate}; twice it would be "
            + $"{1 - ((1 - rate) * (1 - rate)):0.000}");
    }

    private static void Match(nn.Module module, nn.Module reference, ScalarType type, int seed = 0)
    {
        module.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(module, seed), to: reference);
    }
}
