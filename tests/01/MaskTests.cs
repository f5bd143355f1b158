extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson01;

namespace Katas.Lesson01.Tests;

public class MaskTests
{
    private const float Ruled = float.NegativeInfinity;

    [Test, ForTask("01.3")]
    public void A_boolean_mask_keeps_what_is_true_and_rules_out_what_is_false()
    {
        var scores = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var mask = tensor(new[,] { { true, false, true }, { false, true, true } });

        var masked = Attention.ApplyMask(scores, mask);

        TensorAssert.Close(
            masked,
            tensor(new[,] { { 1, Ruled, 3 }, { Ruled, 5, 6 } }),
            "scores 1 to 6 under a mask, by hand",
            new Suspect(tensor(new[,] { { Ruled, 2, Ruled }, { 4, Ruled, Ruled } }), Causes.Inverted));
    }

    [Test, ForTask("01.3")]
    public void A_floating_point_mask_is_added()
    {
        var scores = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var mask = tensor(new[,] { { 0.5f, -1, Ruled }, { Ruled, 0, -0.25f } });

        var masked = Attention.ApplyMask(scores, mask);

        TensorAssert.Close(
            masked, tensor(new[,] { { 1.5f, 1, Ruled }, { Ruled, 5, 5.75f } }), "scores 1 to 6 plus a mask, by hand");
    }

    [Test, ForTask("01.3")]
    public void Boolean_masks_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 5), Seeded.Mask(2, 3, 5));
        CompareWithReference(Seeded.Normal(3, 2, 3, 5), Seeded.Mask(4, 2, 3, 5));
        CompareWithReference(Seeded.Normal(5, 2, 6, 3, 5), Seeded.Mask(6, 2, 6, 3, 5));
    }

    [Test, ForTask("01.3")]
    public void Additive_masks_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(7, 3, 5), Seeded.Normal(8, 3, 5));
        CompareWithReference(Seeded.Normal(9, 2, 6, 3, 5), Seeded.Normal(10, 2, 6, 3, 5));
    }

    [Test, ForTask("01.3")]
    public void One_mask_serves_the_whole_batch()
    {
        CompareWithReference(Seeded.Normal(11, 2, 3, 5), Seeded.Mask(12, 3, 5));
        CompareWithReference(Seeded.Normal(13, 2, 6, 3, 5), Seeded.Mask(14, 2, 1, 1, 5));
        CompareWithReference(Seeded.Normal(15, 2, 6, 3, 5), Seeded.Normal(16, 1, 3, 5));
        CompareWithReference(Seeded.Normal(17, 2, 6, 3, 5), Seeded.Normal(18, 5));
    }

    [Test, ForTask("01.3")]
    public void A_boolean_mask_and_an_additive_one_of_minus_infinity_agree()
    {
        var scores = Seeded.Normal(19, 2, 3, 5);
        var mask = Seeded.Mask(20, 2, 3, 5);
        var additive = zeros(2, 3, 5).masked_fill(mask.logical_not(), Ruled);

        TensorAssert.Close(
            Attention.ApplyMask(scores, mask),
            Attention.ApplyMask(scores, additive),
            "the same mask, boolean (seen) and additive (expected)");
    }

    [Test, ForTask("01.3")]
    public void A_key_that_is_ruled_out_gets_minus_infinity_and_no_large_number()
    {
        // Between scores of -2e9, a masked score of -1e9 would be the best one.
        var scores = full([2, 3], -2e9f);
        var mask = tensor(new[,] { { true, false, false }, { false, false, true } });

        TensorAssert.Close(
            Attention.ApplyMask(scores, mask),
            scores.masked_fill(mask.logical_not(), Ruled),
            "scores of -2e9 under a mask");
    }

    [Test, ForTask("01.3")]
    public void A_row_may_be_masked_altogether()
    {
        var scores = Seeded.Normal(21, 2, 3, 5);
        var mask = Seeded.Mask(22, 2, 3, 5);
        mask[1, 2] = tensor(false);

        TensorAssert.NoNaN(Attention.ApplyMask(scores, mask), "masked scores with a fully masked row");
        CompareWithReference(scores, mask);
    }

    [Test, ForTask("01.3")]
    public void A_float64_mask_leaves_float32_scores_float32() =>
        CompareWithReference(Seeded.Normal(23, 2, 3, 5), Seeded.Normal(24, ScalarType.Float64, 2, 3, 5));

    [Test, ForTask("01.3")]
    public void Float64_scores_stay_float64_under_any_mask()
    {
        var scores = Seeded.Normal(25, ScalarType.Float64, 2, 3, 5);
        CompareWithReference(scores, Seeded.Mask(26, 2, 3, 5));
        CompareWithReference(scores, Seeded.Normal(27, ScalarType.Float64, 2, 3, 5));
        CompareWithReference(scores, Seeded.Normal(28, 2, 3, 5));
    }

    [Test, ForTask("01.3")]
    public void Half_precision_scores_stay_half_precision_under_any_mask()
    {
        foreach (var type in new[] { ScalarType.Float16, ScalarType.BFloat16 })
        {
            var scores = Seeded.Normal(39, type, 2, 3, 5);
            CompareWithReference(scores, Seeded.Mask(40, 2, 3, 5));
            CompareWithReference(scores, Seeded.Normal(41, type, 3, 5));
            CompareWithReference(scores, Seeded.Normal(42, 3, 5));
            CompareWithReference(scores, Seeded.Normal(43, ScalarType.Float64, 2, 3, 5));
        }
    }

    [Test, ForTask("01.3")]
    public void A_half_precision_mask_leaves_the_scores_type_alone()
    {
        var mask = Seeded.Normal(44, ScalarType.Float16, 3, 5);
        CompareWithReference(Seeded.Normal(45, 2, 3, 5), mask);
        CompareWithReference(Seeded.Normal(46, ScalarType.Float64, 2, 3, 5), mask);
    }

    [Test, ForTask("01.3")]
    public void Scores_and_mask_are_left_as_they_were()
    {
        var scores = Seeded.Normal(29, 2, 3, 5);
        foreach (var mask in new[] { Seeded.Mask(30, 2, 3, 5), Seeded.Normal(31, 2, 3, 5) })
        {
            var (scoresBefore, maskBefore) = (scores.clone(), mask.clone());

            Attention.ApplyMask(scores, mask);

            TensorAssert.Unchanged(scores, scoresBefore, "scores");
            TensorAssert.Unchanged(mask, maskBefore, "mask");
        }
    }

    [Test, ForTask("01.3")]
    public void The_gradient_reaches_the_scores_that_stay()
    {
        var mask = Seeded.Mask(32, 2, 3, 5);
        GradientAssert.Same(
            inputs => Attention.ApplyMask(inputs[0], mask).masked_fill(mask.logical_not(), 0),
            inputs => Reference.Attention.ApplyMask(inputs[0], mask).masked_fill(mask.logical_not(), 0),
            [("scores", Seeded.Normal(33, 2, 3, 5))],
            "ApplyMask with a boolean mask");
    }

    [Test, ForTask("01.3")]
    public void Gradients_reach_scores_and_an_additive_mask() => GradientAssert.Same(
        inputs => Attention.ApplyMask(inputs[0], inputs[1]),
        inputs => Reference.Attention.ApplyMask(inputs[0], inputs[1]),
        [("scores", Seeded.Normal(34, 2, 3, 5)), ("mask", Seeded.Normal(35, 3, 5))],
        "ApplyMask with an additive mask");

    [Test, ForTask("01.3")]
    public void Masks_that_do_not_fit_are_refused()
    {
        var scores = Seeded.Normal(36, 2, 3, 5);
        var tooWide = Seeded.Mask(37, 3, 6);
        var tooDeep = Seeded.Mask(38, 4, 2, 3, 5);

        ArgumentAssert.Rejects(() => Attention.ApplyMask(scores, tooWide), "mask", tooWide, "it has 6 keys and not 5");
        ArgumentAssert.Rejects(
            () => Attention.ApplyMask(scores, tooDeep), "mask", tooDeep, "it would enlarge the scores");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Attention.ApplyMask(scores, ones(3, 5, dtype: ScalarType.Int64)), "mask", "it holds whole numbers");
    }

    private static void CompareWithReference(Tensor scores, Tensor mask)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Attention.ApplyMask(scores, mask);
        Suspect[] suspects = [.. mask.dtype == ScalarType.Bool ? OfBoolean(scores, mask) : OfAdditive(scores, mask)];
        TensorAssert.Close(
            Attention.ApplyMask(scores, mask),
            expected,
            $"scores {Guard.Shape(scores)} {scores.dtype} under a mask {Guard.Shape(mask)} {mask.dtype}",
            suspects);
    }

    private static IEnumerable<Suspect> OfBoolean(Tensor scores, Tensor mask)
    {
        var hidden = mask.logical_not();
        var asNumbers = mask.to(scores.dtype);
        yield return new Suspect(scores.masked_fill(mask, Ruled), Causes.Inverted);
        if (scores.dtype != ScalarType.Float16) // which ends at 65504
        {
            yield return new Suspect(scores.masked_fill(hidden, -1e9), Causes.LargeNumber);
            yield return new Suspect(scores + (-1e9 * hidden.to(scores.dtype)), Causes.LargeNumber);
        }

        yield return new Suspect(scores + asNumbers, "the mask was added, as 1 and 0, and rules nothing out");
        yield return new Suspect(
            scores * asNumbers, "the scores were multiplied by the mask; 0 is a score like any other");
        yield return new Suspect(scores.clone(), "the mask has no effect");
    }

    private static IEnumerable<Suspect> OfAdditive(Tensor scores, Tensor mask)
    {
        yield return new Suspect(scores + mask, "the mask's dtype won over the scores'");
        yield return new Suspect(
            scores.masked_fill(mask.isneginf(), Ruled),
            "only -∞ in the mask has an effect; finite values should be added");
        yield return new Suspect(scores - mask, "the mask is subtracted and not added");
        yield return new Suspect(scores * mask.to(scores.dtype), "the scores were multiplied by the mask");
    }

    private static class Causes
    {
        public const string Inverted = "the mask is the wrong way round: true means that a query may attend";
        public const string LargeNumber = "-1e9 stands where -∞ belongs; it is a large number, and still takes part";
    }
}
