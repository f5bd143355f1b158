extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class CenterTests
{
    [Test, ForTask("00.4")]
    public void Each_row_loses_its_own_mean() => TensorAssert.Close(
        Tensors.Center(tensor(new float[,] { { 1, 2, 6 }, { 10, 10, 40 } })),
        tensor(new float[,] { { -2, -1, 3 }, { -10, -10, 20 } }),
        "rows with means of 3 and 20, centered by hand");

    [Test, ForTask("00.4")]
    public void It_matches_the_reference_for_any_shape()
    {
        CompareWithReference(Seeded.Normal(2, 3, 5));
        CompareWithReference(Seeded.Normal(3, 2, 3, 5));
        CompareWithReference(Seeded.Normal(4, 6, 2, 3, 5));
        CompareWithReference(Seeded.Normal(5, 2, 3, 1));
        CompareWithReference(Seeded.Normal(1, 5));
    }

    [Test, ForTask("00.4")]
    public void A_square_hides_nothing()
    {
        CompareWithReference(Seeded.Normal(6, 4, 4));
        CompareWithReference(Seeded.Normal(7, 4, 4, 4));
    }

    [Test, ForTask("00.4")]
    public void The_mean_of_each_row_is_0() => TensorAssert.Close(
        Tensors.Center(Seeded.Normal(8, ScalarType.Float64, 2, 3, 5) + 7).mean([-1L]),
        zeros(2, 3, dtype: ScalarType.Float64),
        "means of the rows afterwards");

    [Test, ForTask("00.4")]
    public void Centering_twice_is_centering_once()
    {
        var once = Tensors.Center(Seeded.Normal(9, ScalarType.Float64, 3, 5));
        TensorAssert.Close(Tensors.Center(once), once, "values centered twice (seen) and once (expected)");
    }

    [Test, ForTask("00.4")]
    public void Dtypes_stay_as_they_are()
    {
        CompareWithReference(Seeded.Normal(10, ScalarType.Float64, 2, 3, 5));
        CompareWithReference(Seeded.Normal(11, ScalarType.Float16, 2, 3, 5));
    }

    [Test, ForTask("00.4")]
    public void The_values_are_left_as_they_were()
    {
        var values = Seeded.Normal(12, 2, 3, 5);
        var before = values.clone();

        Tensors.Center(values);

        TensorAssert.Unchanged(values, before, "values");
    }

    [Test, ForTask("00.4")]
    public void A_gradient_reaches_the_values() => GradientAssert.Same(
        inputs => Tensors.Center(inputs[0]),
        inputs => Reference.Tensors.Center(inputs[0]),
        [("values", Seeded.Normal(13, 2, 3, 5))],
        "Center");

    [Test, ForTask("00.4")]
    public void A_single_number_is_refused()
    {
        var number = tensor(1f);
        ArgumentAssert.Rejects(() => Tensors.Center(number), "values", number, "it has no dimension");
    }

    private static void CompareWithReference(Tensor values)
    {
        var expected = Reference.Tensors.Center(values);
        List<Suspect> suspects =
        [
            new(values - values.mean(), "one mean is taken of everything; each row has its own"),
            new(values - values.mean([0L], keepdim: true), "the mean runs over dimension 0 and not over the last"),
            new(values.mean([-1L], keepdim: true), "the means themselves are returned"),
            new(values / values.mean([-1L], keepdim: true), "the mean is divided by and not subtracted"),
        ];
        if (values.dim() > 1)
        {
            suspects.Add(new(
                values - values.flatten(1).mean([1L]).reshape([values.size(0), .. values.shape[1..].Select(_ => 1L)]),
                "the mean runs over everything behind the first dimension; it should run over the last one"));
            suspects.Add(new(
                values - values.mean([-2L], keepdim: true), "the columns lose their means, and not the rows"));
            if (values.shape.Distinct().Count() == 1)
            {
                suspects.Add(new(
                    values - values.mean([-1L]),
                    "keepdim is missing: a row of means is lined up with the columns, and each row loses other rows' "
                    + "means"));
            }
        }

        TensorAssert.Close(
            Tensors.Center(values),
            expected,
            $"centered rows of {Guard.Shape(values)} {values.dtype}",
            [.. suspects]);
    }
}
