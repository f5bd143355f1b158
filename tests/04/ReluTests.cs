extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class ReluTests
{
    [Test, ForTask("04.3")]
    public void What_is_below_0_becomes_0_and_what_is_above_stays()
    {
        var input = tensor([-3, -0.5f, 0, 0.5f, 3]);

        TensorAssert.Close(
            Activations.Relu(input), tensor([0, 0, 0, 0.5f, 3]), "ReLU of -3, -½, 0, ½, 3", [.. Suspects(input)]);
    }

    [Test, ForTask("04.3")]
    public void Any_shape_and_type_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 7) * 2);
        CompareWithReference(Seeded.Normal(2, 2, 3, 7) * 2);
        CompareWithReference(Seeded.Normal(3, ScalarType.Float64, 2, 6, 3, 7) * 20);
        CompareWithReference(tensor(-2f));
    }

    [Test, ForTask("04.3")]
    public void Half_precision_stays_half_precision()
    {
        CompareWithReference(Seeded.Normal(6, ScalarType.Float16, 2, 3, 7));
        CompareWithReference(Seeded.Normal(7, ScalarType.BFloat16, 2, 3, 7));
    }

    [Test, ForTask("04.3")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(4, 2, 3, 7);
        var before = input.clone();

        Activations.Relu(input);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("04.3")]
    public void The_slope_is_0_or_1() => GradientAssert.Same(
        inputs => Activations.Relu(inputs[0]),
        inputs => Reference.Activations.Relu(inputs[0]),
        [("input", Seeded.Normal(5, 2, 3, 7))],
        "ReLU");

    private static void CompareWithReference(Tensor input) => TensorAssert.Close(
        Activations.Relu(input), Reference.Activations.Relu(input), $"ReLU of {input.dtype}", [.. Suspects(input)]);

    private static IEnumerable<Suspect> Suspects(Tensor input) =>
    [
        new(input.abs(), "the sign is dropped; what is below 0 should become 0"),
        new(input.clamp(max: 0), "what is below 0 stays and what is above becomes 0: the wrong way round"),
        new(nn.functional.leaky_relu(input, 0.01), "a share of what is below 0 is left, a leaky ReLU"),
        new((input > 0).to(input.dtype), "what is above 0 becomes 1; it should stay as it is"),
    ];
}
