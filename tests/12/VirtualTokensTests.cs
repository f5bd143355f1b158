using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class VirtualTokensTests
{
    private static Tensor Real => tensor(new[] { true, true, false, true, true, true }).view(2, 1, 1, 3);

    [Test, ForTask("12.6")]
    public void Booleans_are_true_in_front()
    {
        var mask = VirtualTokens.Mask(Real, 2);
        bool[] expected = [true, true, true, true, false, true, true, true, true, true];
        TensorAssert.Close(mask, tensor(expected).view(2, 1, 1, 5), "mask with two in front, true = may attend");
        TensorAssert.Close(
            VirtualTokens.Mask(Real.logical_not(), 1),
            tensor(new[] { true, false, false, true, true, false, false, false }).view(2, 1, 1, 4),
            "mask with one in front, of which true is rare");
    }

    [Test, ForTask("12.6")]
    public void Numbers_to_add_are_zero_in_front()
    {
        var scores = zeros(2, 1, 1, 3).masked_fill(Real.logical_not(), double.NegativeInfinity);
        TensorAssert.Close(
            VirtualTokens.Mask(scores, 2), cat([zeros(2, 1, 1, 2), scores], -1), "mask of numbers, with two zeros in front");
        var numbers = Seeded.Normal(1, ScalarType.Float64, 2, 1, 1, 3);
        TensorAssert.Close(
            VirtualTokens.Mask(numbers, 1),
            cat([zeros(2, 1, 1, 1, ScalarType.Float64), numbers], -1),
            "mask of Float64 numbers, with a zero in front");
    }

    [Test, ForTask("12.6")]
    public void No_mask_stays_none_and_none_in_front_changes_nothing()
    {
        Assert.That(VirtualTokens.Mask(null, 3) is null, Is.True, "whether no mask stays none");
        TensorAssert.Close(VirtualTokens.Mask(Real, 0), Real, "mask with nothing in front");
    }

    [Test, ForTask("12.6")]
    public void The_caller_s_mask_stays_as_it_is()
    {
        var mask = Real.clone();
        VirtualTokens.Mask(mask, 2);
        TensorAssert.Unchanged(mask, Real, "mask");
    }

    [Test, ForTask("12.6")]
    public void A_mask_of_pairs_is_refused()
    {
        var pairs = zeros(2, 1, 3, 3);
        ArgumentAssert.Rejects(() => VirtualTokens.Mask(pairs, 2), "mask", pairs, "it has a row for each query");
        ArgumentAssert.Rejects<ArgumentException>(() => VirtualTokens.Mask(Real, -1), "count", "it is -1");
    }
}
