extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class ClipTests
{
    [Test, ForTask("03.8")]
    public void Distances_from_minus_2_to_2_become_0_to_4()
    {
        var distances = tensor(new long[] { -5, -3, -2, -1, 0, 1, 2, 3, 5 });

        TensorAssert.Close(
            Distances.Clip(distances, 2),
            tensor(new long[] { 0, 0, 0, 1, 2, 3, 4, 4, 4 }),
            "distances -5 to 5, clipped at 2, by hand",
            Suspects(distances, 2));
    }

    [Test, ForTask("03.8")]
    public void With_0_all_distances_are_the_same() => TensorAssert.Close(
        Distances.Clip(tensor(new long[] { -3, 0, 1, 4 }), 0),
        zeros(4, dtype: ScalarType.Int64),
        "distances clipped at 0");

    [Test, ForTask("03.8")]
    public void Any_shape_matches_the_reference()
    {
        foreach (long maxDistance in new long[] { 1, 2, 3, 20 })
        {
            var distances = Reference.Distances.Between(4, 9, 3);
            foreach (var shaped in new[] { distances, distances.reshape(2, 2, 9), distances.flatten() })
            {
                TensorAssert.Close(
                    Distances.Clip(shaped, maxDistance),
                    Reference.Distances.Clip(shaped, maxDistance),
                    $"distances [{string.Join(", ", shaped.shape)}] clipped at {maxDistance}",
                    Suspects(shaped, maxDistance));
            }
        }
    }

    [Test, ForTask("03.8")]
    public void Each_number_is_a_row_of_a_table_of_2k_plus_1()
    {
        var numbers = Distances.Clip(arange(-50, 51), 7);

        Assert.That(numbers.min().ToInt64(), Is.Zero, "the smallest number");
        Assert.That(numbers.max().ToInt64(), Is.EqualTo(14), "the largest number for k = 7, 2k");
        Assert.That(numbers.dtype, Is.EqualTo(ScalarType.Int64), "dtype of the numbers");
    }

    [Test, ForTask("03.8")]
    public void The_distances_are_left_as_they_were()
    {
        var distances = arange(-5, 6);
        var before = distances.clone();

        Distances.Clip(distances, 2);

        TensorAssert.Unchanged(distances, before, "distances");
    }

    [Test, ForTask("03.8")]
    public void What_makes_no_sense_is_refused()
    {
        var broken = Seeded.Normal(1, 3, 5);

        ArgumentAssert.Rejects(() => Distances.Clip(broken, 2), "distances", broken, "it holds Float32");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Distances.Clip(arange(3), -1), "maxDistance", "it is -1");
    }

    private static Suspect[] Suspects(Tensor distances, long maxDistance)
    {
        var clipped = distances.clamp(-maxDistance, maxDistance);
        return
        [
            new(clipped, "the numbers still run from -k; a row of a table is at least 0"),
            new(distances + maxDistance, "distances beyond k are not clipped"),
            new(clipped.abs(), "before and after share their numbers"),
            new(distances.abs().clamp(max: 2 * maxDistance), "before and after share their numbers"),
            new((distances + maxDistance).clamp(-maxDistance, maxDistance), "k is added before clipping to -k and k"),
            new(distances.clamp(0, 2 * maxDistance), "k is never added: all keys before the query become 0"),
        ];
    }
}
