extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

/// <summary>Blocks under test and reference blocks with the same weights.</summary>
internal static class Blocks
{
    public const long Width = 12;
    public const long Heads = 3;
    public const long Between = 20;

    /// <summary>A block with seeded weights, and a reference block with the same.</summary>
    public static (EncoderBlock block, Reference.EncoderBlock reference) Pair(
        NormPlacement norm,
        Activation activation = Activation.ReLU,
        double dropout = 0,
        ScalarType type = ScalarType.Float32)
    {
        var block = new EncoderBlock(Width, Heads, Between, dropout, norm, activation);
        var reference = new Reference.EncoderBlock(
            Width, Heads, Between, dropout, (Reference.NormPlacement)(int)norm, (Reference.Activation)(int)activation);
        block.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(block), to: reference);
        return (block, reference);
    }

    /// <summary>
    /// Runs both backwards from an output pulled in one direction, and compares the gradients of all parameters.
    /// </summary>
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
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of {what} with respect to {name}");
        }
    }

    /// <summary>A block of half precision gives half precision.</summary>
    public static void StaysInHalfPrecision(NormPlacement norm)
    {
        var (block, reference) = Pair(norm, type: ScalarType.Float16);
        var (input, mask) = (Seeded.Normal(28, ScalarType.Float16, 2, 5, 12), Lesson02.Masks.Causal(5));

        // Weights of half precision, mixed five times over, are good for two digits.
        var (output, weights) = block.call(input, mask);
        var expected = reference.call(input, mask);
        TensorAssert.Close(weights, expected.weights, "weights in half precision under a causal mask");
        TensorAssert.Close(output, expected.output, "output in half precision under a causal mask", 0.05);
    }

    /// <summary>Each call of a block goes by what it gets, and by the parameters as they are then.</summary>
    public static void GoesByItsArguments(NormPlacement norm)
    {
        var (block, reference) = Pair(norm);
        var input = Seeded.Normal(29, 2, 5, 12);
        (Tensor input, Tensor? mask, string what)[] calls =
        [
            (input, Lesson02.Masks.Causal(5), "a call under a causal mask"),
            (input, Seeded.Mask(30, 2, 5, 5), "a later call under another mask"),
            (input, null, "a later call without a mask"),
            (Seeded.Normal(31, 2, 5, 12), null, "a later call on other tokens"),
            (Seeded.Normal(32, 3, 4, 12), Lesson02.Masks.Causal(4), "a later call on other sizes"),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(block, seed), to: reference);
            foreach (var call in calls)
            {
                string when = seed == 0 ? call.what : $"{call.what}, after the parameters have changed";
                var expected = reference.call(call.input, call.mask);
                var (output, weights) = block.call(call.input, call.mask);
                TensorAssert.Close(weights, expected.weights, $"weights of {when}");
                TensorAssert.Close(output, expected.output, $"output of {when}");
            }
        }
    }

    /// <summary>An additive mask gets its gradient.</summary>
    public static void GivesItsMaskAGradient(NormPlacement norm)
    {
        var (block, reference) = Pair(norm, Activation.GELU);
        var input = Seeded.Normal(33, 2, 5, 12);
        GradientAssert.Same(
            inputs => block.call(input, inputs[0]).output,
            inputs => reference.call(input, inputs[0]).output,
            [("mask", Seeded.Normal(34, 5, 5))],
            "the block's output under an additive mask");
    }
}
