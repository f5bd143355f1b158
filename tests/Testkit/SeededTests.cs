using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class SeededTests
{
    [Test]
    public void The_same_seed_gives_the_same_values_and_another_gives_others()
    {
        TensorAssert.Close(Seeded.Normal(1, 2, 3), Seeded.Normal(1, 2, 3), "values of the same seed", 0);
        Assert.That(Seeded.Normal(1, 2, 3).allclose(Seeded.Normal(2, 2, 3)), Is.False);
        Assert.That(Seeded.Normal(1, ScalarType.Float64, 2, 3).dtype, Is.EqualTo(ScalarType.Float64));
    }

    [Test]
    public void The_global_generator_is_neither_read_nor_moved()
    {
        manual_seed(5);
        var undisturbed = rand(3);
        manual_seed(5);
        var seeded = Seeded.Normal(1, 2, 3);
        var disturbed = rand(3);

        TensorAssert.Close(disturbed, undisturbed, "what the global generator gives next", 0);
        manual_seed(6);
        TensorAssert.Close(Seeded.Normal(1, 2, 3), seeded, "values after the global seed has changed", 0);
    }

    [Test]
    public void A_mask_hides_some_keys_and_never_a_whole_row()
    {
        var mask = Seeded.Mask(1, 40, 5);

        Assert.That(mask.dtype, Is.EqualTo(ScalarType.Bool));
        Assert.That(mask.any(-1).all().ToBoolean(), Is.True, "each row has a key left");
        Assert.That(mask.all().ToBoolean(), Is.False, "some are hidden");
    }

    [Test]
    public void Weights_sum_to_1() => TensorAssert.RowsSumToOne(Seeded.Weights(1, 2, 3, 5), "seeded weights");

    [Test]
    public void Parameters_follow_from_their_names()
    {
        var (one, other) = (Seeded.Parameters(nn.Linear(3, 2)), Seeded.Parameters(nn.Linear(3, 2)));

        TensorAssert.Close(one.weight, other.weight, "weight", 0);
        Assert.That(Seeded.Parameters(nn.Linear(3, 2), seed: 1).weight.allclose(one.weight), Is.False);
    }
}
