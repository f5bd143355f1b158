extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class LayerNormTests
{
    [Test, ForTask("04.2")]
    public void A_new_layer_normalises_and_no_more()
    {
        var input = (Seeded.Normal(1, 2, 3, 7) * 3) + 2;

        TensorAssert.Close(
            new LayerNorm(7).call(input), Reference.LayerNorm.Normalize(input, 1e-5), "output of a new layer");
    }

    [Test, ForTask("04.2")]
    public void Each_feature_is_scaled_and_shifted()
    {
        CompareWithReference(Seeded.Normal(2, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(3, 3, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(4, 2, 3, 7) * 3 + 2);
        CompareWithReference(Seeded.Normal(5, 8, 2, 3, 7) * 3 + 2);
    }

    [Test, ForTask("04.2")]
    public void All_sizes_equal_hide_nothing() => CompareWithReference(Seeded.Normal(6, 7, 7, 7) * 3 + 2);

    [Test, ForTask("04.2")]
    public void The_layer_s_eps_is_used() => CompareWithReference(Seeded.Normal(7, 2, 3, 7), eps: 0.5);

    [Test, ForTask("04.2")]
    public void Float64_stays_float64() => CompareWithReference(Seeded.Normal(8, ScalarType.Float64, 2, 3, 7));

    [Test, ForTask("04.2")]
    public void Half_precision_stays_half_precision() =>
        CompareWithReference(Seeded.Normal(13, ScalarType.Float16, 2, 3, 7));

    [Test, ForTask("04.2")]
    public void Each_call_goes_by_its_own_input_and_by_what_has_been_learned()
    {
        var (layer, reference) = Pair();
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(layer, seed), to: reference);
            foreach (long[] shape in new long[][] { [2, 3, 7], [5, 7], [2, 3, 7] })
            {
                var input = Seeded.Normal(14 + seed, shape);
                TensorAssert.Close(
                    layer.call(input),
                    reference.call(input),
                    $"one layer's norm of {Guard.Shape(input)}"
                    + (seed == 0 ? "" : ", after scale and shift have changed"));
            }
        }
    }

    [Test, ForTask("04.2")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(9, 2, 3, 7);
        var before = input.clone();

        Pair().layer.call(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.2")]
    public void A_second_call_gives_the_same_again()
    {
        var (layer, _) = Pair();
        var input = Seeded.Normal(10, 2, 3, 7);

        var first = layer.call(input);

        TensorAssert.Close(layer.call(input), first, "output of a second call on the same input");
    }

    [Test, ForTask("04.2")]
    public void Gradients_reach_the_input_the_scale_and_the_shift()
    {
        var (layer, reference) = Pair();
        var input = Seeded.Normal(11, 2, 3, 7);

        GradientAssert.Same(
            inputs => layer.call(inputs[0]), inputs => reference.call(inputs[0]), [("input", input)], "the layer");
        Blocks.SameParameterGradients(layer, layer.call(input), reference, reference.call(input), "the layer");
    }

    [Test, ForTask("04.2")]
    public void Other_features_are_refused()
    {
        var input = Seeded.Normal(12, 2, 3, 6);

        ArgumentAssert.Rejects(() => Pair().layer.call(input), "input", input, "it has 6 features and not 7");
    }

    private static (LayerNorm layer, Reference.LayerNorm reference) Pair(
        double eps = 1e-5, ScalarType type = ScalarType.Float32)
    {
        var layer = new LayerNorm(7, eps);
        var reference = new Reference.LayerNorm(7, eps);
        layer.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: reference);
        return (layer, reference);
    }

    private static void CompareWithReference(Tensor input, double eps = 1e-5)
    {
        var (layer, reference) = Pair(eps, input.dtype);
        var expected = reference.call(input);
        var (weight, bias) = (reference.state_dict()["weight"], reference.state_dict()["bias"]);
        var normal = Reference.LayerNorm.Normalize(input, eps);
        Suspect[] suspects =
        [
            new(normal, "weight and bias are not used"),
            new(normal * weight, "the shift, bias, is not added"),
            new(normal + bias, "the scale, weight, is not used"),
            new((normal + bias) * weight, "the shift is added before the scale; it comes after"),
            new((input * weight) + bias, "the input is scaled and shifted without being normalised"),
            new((Reference.LayerNorm.Normalize(input, 1e-5) * weight) + bias, "the layer's own eps is not used"),
            new(
                Reference.LayerNorm.Normalize((input * weight) + bias, eps),
                "scale and shift come before normalising, which undoes much of them"),
        ];
        TensorAssert.Close(layer.call(input), expected, $"layer norm of {Guard.Shape(input)}, eps {eps}", suspects);
    }
}
