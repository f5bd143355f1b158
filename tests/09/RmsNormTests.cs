extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference04 = reference::Katas.Lesson04;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class RmsNormTests
{
    [Test, ForTask("09.1")]
    public void Three_and_four_are_divided_by_their_root_mean_square()
    {
        // (9 + 16) / 2 = 12.5
        var (layer, _) = Layer(2, eps: 1e-12, weight: [1, 1]);
        var expected = tensor(new float[] { 3, 4 }) / (float)Math.Sqrt(12.5);

        TensorAssert.Close(
            layer.call(tensor(new float[] { 3, 4 })),
            expected,
            "[3, 4], scaled by [1, 1]",
            new Suspect(tensor(new float[] { 0.6f, 0.8f }), "the squares are added up and not averaged"));
    }

    [Test, ForTask("09.1")]
    public void The_mean_is_left_in()
    {
        var (layer, _) = Layer(4, eps: 1e-12, weight: [1, 1, 1, 1]);
        var input = tensor(new float[] { 2, 2, 2, 2 });

        TensorAssert.Close(
            layer.call(input),
            ones(4),
            "a token of four equal features, 2 each: no mean is subtracted",
            new Suspect(Reference04.LayerNorm.Normalize(input, 1e-12), "the mean is subtracted, as in lesson 04's norm"));
    }

    [Test, ForTask("09.1")]
    public void Epsilon_is_added_to_the_mean_square_under_the_root()
    {
        var (layer, _) = Layer(3, eps: 0.25, weight: [1, 1, 1]);
        var input = tensor(new float[] { 0.5f, -0.5f, 0.5f });

        TensorAssert.Close(
            layer.call(input),
            input / (float)Math.Sqrt(0.5),
            "features of ±0.5 with an epsilon of 0.25: 0.25 + 0.25 is under the root",
            new Suspect(input / 0.75f, "epsilon is added outside the root"),
            new Suspect(input / 0.5f, "epsilon is not added"));
        TensorAssert.Close(layer.call(zeros(3)), zeros(3), "a token of zeros");
    }

    [Test, ForTask("09.1")]
    public void Each_token_is_normalised_by_itself()
    {
        var (layer, _) = Layer(12);
        var input = Seeded.Normal(5, 2, 5, 12);
        var alone = layer.call(input[1, 2]);
        input[0] *= 100;
        input[1, 3] *= 100;

        TensorAssert.Close(layer.call(input)[1, 2], alone, "a token beside others that are a hundred times larger");
    }

    [Test, ForTask("09.1")]
    public void Half_types_are_normalised_in_float32_and_stay_what_they_are(
        [Values(ScalarType.Float16, ScalarType.BFloat16)] ScalarType type)
    {
        var (layer, _) = Layer(12);
        layer.to(type);
        var weight = layer.get_parameter("weight")!;
        var input = (Seeded.Normal(6, 7, 12) * 300).to(type);
        var single = input.to(ScalarType.Float32);
        var normal = single * (single.square().mean([-1], keepdim: true) + 1e-5).rsqrt();
        var late = (normal * weight.to(ScalarType.Float32)).to(type);

        var output = layer.call(input);

        TensorAssert.NoNaN(output, $"tokens of about 300 in {type}", "300² is beyond Float16: the squares overflow");
        Assert.That(output.dtype, Is.EqualTo(type), "type of the output");
        Assert.That(
            Same(output, normal.to(type) * weight),
            Is.GreaterThan(0.95),
            $"share of values that agree to the last bit, for {type}: computed in Float32, brought back to the type, and "
            + $"then scaled. (Scaled first and brought back last: {Same(late, normal.to(type) * weight):0.00} of them.)");
    }

    [Test, ForTask("09.1")]
    public void Float64_is_not_rounded_to_float32() => Compare(Seeded.Normal(7, ScalarType.Float64, 2, 5, 12));

    [Test, ForTask("09.1")]
    public void Gradients_match_the_reference()
    {
        var (layer, reference) = Layer(12);
        var input = Seeded.Normal(8, 2, 5, 12);

        GradientAssert.Same(
            inputs => layer.call(inputs[0]), inputs => reference.call(inputs[0]), [("input", input)], "RmsNorm");
        Models.SameParameterGradients(layer, layer.call(input), reference, reference.call(input), "RmsNorm");
    }

    [Test, ForTask("09.1")]
    public void The_input_is_left_as_it_was()
    {
        var (layer, _) = Layer(12);
        var input = Seeded.Normal(9, 2, 5, 12);
        var before = input.clone();

        layer.call(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("09.1")]
    public void Other_widths_are_refused()
    {
        var (layer, _) = Layer(12);
        ArgumentAssert.Rejects(() => layer.call(ones(5, 11)), "input", ones(5, 11), "it has 11 features and not 12");
        ArgumentAssert.Rejects(() => layer.call(ones([])), "input", ones([]), "it has no dimension");
    }

    [Test, ForTask("09.1")]
    public void Tokens_match_the_reference()
    {
        Compare(Seeded.Normal(1, 2, 5, 12));
        Compare(Seeded.Normal(2, 12));
        Compare(Seeded.Normal(3, 2, 3, 5, 12) * 30);
        Compare(Seeded.Normal(4, 12, 12));
    }

    private static double Same(Tensor output, Tensor expected) =>
        (output == expected).to(ScalarType.Float64).mean().ToDouble();

    private static void Compare(Tensor input)
    {
        var (layer, reference) = Layer(12, type: input.dtype);
        TensorAssert.Close(layer.call(input), reference.call(input), $"RmsNorm of {Toolkit.Guard.Shape(input)}");
    }

    private static (RmsNorm layer, Reference.RmsNorm reference) Layer(
        long features, double eps = 1e-5, float[]? weight = null, ScalarType type = ScalarType.Float32)
    {
        var pair = Models.Match(new RmsNorm(features, eps), new Reference.RmsNorm(features, eps), type);
        if (weight is not null)
        {
            using var noGradient = no_grad();
            pair.Item1.get_parameter("weight")!.copy_(tensor(weight));
        }

        return pair;
    }
}
