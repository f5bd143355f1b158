extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class SwiGluTests
{
    [TestCase(4096, 256, 11008), TestCase(5120, 256, 13824), ForTask("09.2")]
    public void Llama_s_own_sizes_come_out(long width, long multiple, long hidden) =>
        Assert.That(SwiGlu.HiddenSize(width, multiple), Is.EqualTo(hidden), $"width {width}, a multiple of {multiple}");

    [TestCase(12, 8, 32, "8/3 · 12 is 32, a multiple of 8 already")]
    [TestCase(12, 1, 32, "8/3 · 12 is 32")]
    [TestCase(13, 1, 35, "8/3 · 13 is 34 and two thirds: at least that")]
    [TestCase(10, 10, 30, "8/3 · 10 is 26 and two thirds")]
    [TestCase(2, 5, 10, "8/3 · 2 is 5 and a third: 5 is less than that")]
    [TestCase(1, 64, 64, "one multiple at least")]
    [ForTask("09.2")]
    public void It_is_the_smallest_multiple_that_is_large_enough(long width, long multiple, long hidden, string why) =>
        Assert.That(
            SwiGlu.HiddenSize(width, multiple), Is.EqualTo(hidden), $"width {width}, a multiple of {multiple}: {why}");

    [Test, ForTask("09.2")]
    public void Large_widths_are_exact()
    {
        // 2^40 features: an int would overflow, and a float would be rounded
        Assert.That(
            SwiGlu.HiddenSize((1L << 40) + 1, 1),
            Is.EqualTo(2_932_031_007_406),
            "width 2^40 + 1, any number (whole numbers are exact; a float has 7 digits, a double 15)");
    }

    [Test, ForTask("09.2")]
    public void Numbers_that_are_not_above_0_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SwiGlu.HiddenSize(0, 8), "width", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => SwiGlu.HiddenSize(8, 0), "multiple", "it is 0");
    }

    [Test, ForTask("09.3")]
    public void SiLU_acts_on_the_gate_and_the_product_goes_down()
    {
        var (layer, _) = Layer();
        var input = Seeded.Normal(5, 2, 5, 12);
        Tensor Map(string name, Tensor x) => nn.functional.linear(x, layer.get_parameter($"{name}.weight")!);
        var (gate, up) = (Map("gate", input), Map("up", input));
        var silu = gate * gate.sigmoid();

        TensorAssert.Close(
            layer.call(input),
            Map("down", silu * up),
            "down(SiLU(gate) · up)",
            new Suspect(Map("down", gate * up * up.sigmoid()), "gate and up are exchanged: SiLU acts on up"),
            new Suspect(
                Map("down", gate.sigmoid() * up),
                "the gate goes through a sigmoid, which is GLU: SiLU is x · sigmoid(x)"),
            new Suspect(Map("down", nn.functional.gelu(gate) * up), "the gate goes through GELU"),
            new Suspect(Map("down", silu + up), "the two are added and not multiplied"),
            new Suspect(Map("down", gate * up), "nothing acts on the gate"));
    }

    [Test, ForTask("09.3")]
    public void A_gate_of_zero_lets_nothing_through()
    {
        var (layer, _) = Layer();
        Weights.Fill(layer, ("gate.weight", 0));

        TensorAssert.Close(layer.call(Seeded.Normal(6, 5, 12)), zeros(5, 12), "output with a gate of zero");
    }

    [Test, ForTask("09.3")]
    public void A_map_that_is_replaced_is_used()
    {
        var (layer, reference) = Layer();
        var (mine, same) = Models.Match(nn.Linear(12, 17), nn.Linear(12, 17));
        Parts.Replace(layer, "up", mine);
        Reference.Parts.Replace(reference, "up", same);
        var input = Seeded.Normal(7, 2, 5, 12);

        TensorAssert.Close(
            layer.call(input), reference.call(input), "output, the map up being replaced by one with a bias");
    }

    [Test, ForTask("09.3")]
    public void Gradients_match_the_reference()
    {
        var (layer, reference) = Layer();
        var input = Seeded.Normal(8, 2, 5, 12);

        GradientAssert.Same(
            inputs => layer.call(inputs[0]), inputs => reference.call(inputs[0]), [("input", input)], "SwiGlu");
        Models.SameParameterGradients(layer, layer.call(input), reference, reference.call(input), "SwiGlu");
    }

    [Test, ForTask("09.3")]
    public void The_input_is_left_as_it_was()
    {
        var (layer, _) = Layer();
        var input = Seeded.Normal(9, 2, 5, 12);
        var before = input.clone();

        layer.call(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("09.3")]
    public void Tokens_match_the_reference()
    {
        Compare(Seeded.Normal(1, 2, 5, 12));
        Compare(Seeded.Normal(2, 12));
        Compare(Seeded.Normal(3, ScalarType.Float64, 3, 12));
        Compare(Seeded.Normal(4, 2, 5, 12), bias: true);
    }

    private static void Compare(Tensor input, bool bias = false)
    {
        var (layer, reference) = Layer(bias, input.dtype);
        TensorAssert.Close(layer.call(input), reference.call(input), $"SwiGlu of {Toolkit.Guard.Shape(input)}");
    }

    private static (SwiGlu layer, Reference.SwiGlu reference) Layer(
        bool bias = false, ScalarType type = ScalarType.Float32) =>
        Models.Match(new SwiGlu(12, 17, bias), new Reference.SwiGlu(12, 17, bias), type);
}
