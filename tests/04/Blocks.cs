extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
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

    /// <summary>Sets parameters to one value each; a name ends in what is given.</summary>
    public static void Fill(nn.Module module, params (string Ending, double Value)[] fillings)
    {
        using var noGradient = no_grad();
        foreach (var (name, parameter) in module.named_parameters())
        {
            foreach (var (ending, value) in fillings.Where(filling => name.EndsWith(filling.Ending)))
            {
                parameter.fill_(value);
            }
        }
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
}
