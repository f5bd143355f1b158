extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class CombineTests
{
    private const float Ruled = float.NegativeInfinity;

    [Test, ForTask("02.6")]
    public void A_padded_sequence_read_from_left_to_right_is_under_both_masks()
    {
        var causal = tensor(new[,] { { true, false, false }, { true, true, false }, { true, true, true } });
        var padding = tensor(new[] { true, true, false }, [1, 1, 1, 3]);

        MaskAssert.Same(
            Masks.Combine(causal, padding),
            tensor(new[,] { { true, false, false }, { true, true, false }, { true, true, false } }),
            [1, 2, 3, 3],
            "causal mask of 3 tokens and padding in the last place",
            [.. Suspects(causal, padding)]);
    }

    [Test, ForTask("02.6")]
    public void Two_boolean_masks_match_the_reference()
    {
        CompareWithReference(Seeded.Mask(1, 5, 7), Seeded.Mask(2, 2, 1, 1, 7));
        CompareWithReference(Seeded.Mask(3, 2, 3, 5, 7), Seeded.Mask(4, 5, 7));
        CompareWithReference(Seeded.Mask(5, 2, 1, 5, 7), Seeded.Mask(6, 1, 3, 1, 7));
        CompareWithReference(Seeded.Mask(7, 7), Seeded.Mask(8, 5, 1));
    }

    [Test, ForTask("02.6")]
    public void Preferences_of_two_masks_add_up()
    {
        var (first, second) = (tensor(new[,] { { -1f, 2f, 0f } }), tensor(new[,] { { -2f, 1f, 3f } }));
        var open = tensor(new[,] { { true, true, true } });

        MaskAssert.Same(
            Masks.Combine(first, second),
            tensor(new[,] { { -3f, 3f, 3f } }),
            [1, 1, 1, 3],
            "(-1 2 0) and (-2 1 3)",
            new Suspect(minimum(first, second), "the smaller of two preferences counts; they add up"),
            new Suspect(maximum(first, second), "the larger of two preferences counts; they add up"));
        MaskAssert.Same(
            Masks.Combine(first, open),
            first,
            [1, 1, 1, 3],
            "(-1 2 0) and (true true true)",
            new Suspect(first.clamp(max: 0), "true cuts a preference off at 0; it leaves it as it is"));
    }

    [Test, ForTask("02.6")]
    public void The_order_does_not_matter()
    {
        CompareWithReference(Seeded.Mask(9, 2, 1, 1, 7), Seeded.Mask(10, 5, 7));
        CompareWithReference(Seeded.Normal(11, 5, 7), Seeded.Mask(12, 2, 1, 1, 7));
        CompareWithReference(Seeded.Mask(12, 2, 1, 1, 7), Seeded.Normal(11, 5, 7));
    }

    [Test, ForTask("02.6")]
    public void A_mask_with_a_batch_and_no_heads_meets_one_with_heads()
    {
        CompareWithReference(Seeded.Mask(13, 2, 5, 7), Seeded.Mask(14, 2, 1, 1, 7));
        CompareWithReference(Seeded.Mask(15, 2, 1, 1, 7), Seeded.Mask(16, 2, 5, 7));
        CompareWithReference(Seeded.Mask(17, 2, 5, 7), Seeded.Mask(18, 2, 5, 7));
        CompareWithReference(Seeded.Mask(19, 3, 5, 7), Seeded.Mask(20, 3, 1, 1, 7), [3, 3, 5, 7]);
        CompareWithReference(Seeded.Mask(21, 3, 5, 7), Seeded.Mask(22, 5, 7), [3, 3, 5, 7]);
    }

    [Test, ForTask("02.6")]
    public void A_mask_alone_is_laid_over_the_heads_too()
    {
        foreach (var mask in new[] { Seeded.Mask(52, 2, 5, 7), Seeded.Normal(53, 2, 5, 7) })
        {
            var (first, second) = (Masks.Combine(mask, null), Masks.Combine(null, mask));
            foreach (var (seen, what) in new[] { (first, "first"), (second, "second") })
            {
                Assert.That(
                    seen is null ? "null" : Guard.Shape(seen),
                    Is.EqualTo("[2, 1, 5, 7]"),
                    $"shape of a mask [2, 5, 7] that is the {what} of the two, the other being null: a dimension for "
                        + "heads "
                    + "behind the batch, as if there were two masks");
            }
        }
    }

    [Test, ForTask("02.6")]
    public void One_mask_alone_is_kept()
    {
        foreach (var mask in new[]
        {
            Seeded.Mask(23, 2, 1, 1, 7), Seeded.Mask(24, 5, 7), Seeded.Normal(25, 5, 7), Seeded.Mask(26, 2, 5, 7),
        })
        {
            var expected = Reference.Masks.OverHeads(mask);
            string what = $"a mask {Guard.Shape(mask)} {mask.dtype} and none";
            MaskAssert.Same(Masks.Combine(mask, null), expected, [2, 3, 5, 7], what);
            MaskAssert.Same(Masks.Combine(null, mask), expected, [2, 3, 5, 7], $"{what}, the other way round");
        }
    }

    [Test, ForTask("02.6")]
    public void No_mask_and_no_mask_is_no_mask() => Assert.That(
        Masks.Combine(null, null) is null, Is.True, "whether combining null with null gives null, which is no mask");

    [Test, ForTask("02.6")]
    public void A_boolean_and_an_additive_mask_make_an_additive_one()
    {
        CompareWithReference(Seeded.Mask(27, 5, 7), Seeded.Normal(28, 5, 7));
        CompareWithReference(Seeded.Mask(29, 2, 1, 1, 7), Seeded.Normal(30, 1, 3, 5, 7));
        CompareWithReference(Seeded.Normal(31, ScalarType.Float64, 5, 7), Seeded.Mask(32, 2, 1, 5, 7));
    }

    [Test, ForTask("02.6")]
    public void A_boolean_mask_takes_the_other_one_s_type_in_either_order()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var (boolean, additive) = (Seeded.Mask(45, 2, 1, 1, 7), Seeded.Normal(46, type, 5, 7));
            CompareWithReference(boolean, additive);
            CompareWithReference(additive, boolean);
        }
    }

    [Test, ForTask("02.6")]
    public void Of_two_additive_masks_the_wider_type_wins_in_either_order()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var (single, other) = (Seeded.Normal(47, 5, 7), Seeded.Normal(48, type, 2, 1, 1, 7));
            CompareWithReference(single, other);
            CompareWithReference(other, single);
        }
    }

    [Test, ForTask("02.6")]
    public void Gradients_reach_additive_masks()
    {
        var boolean = Seeded.Mask(49, 5, 7);
        Same(inputs => (inputs[0], inputs[1]), "two additive masks");
        Same(inputs => (inputs[0], boolean), "an additive and a boolean mask");
        Same(inputs => (boolean, inputs[0]), "a boolean and an additive mask");
        Same(inputs => (inputs[0], null), "an additive mask and none");

        // What is ruled out is -∞ whatever the additive mask says, and has no part in it.
        void Same(Func<Tensor[], (Tensor? first, Tensor? second)> masks, string what)
        {
            (string, Tensor)[] one = [("the additive mask", Seeded.Normal(50, 5, 7))];
            GradientAssert.Same(
                inputs => Kept(Masks.Combine(masks(inputs).first, masks(inputs).second)!),
                inputs => Kept(Reference.Masks.Combine(masks(inputs).first, masks(inputs).second)!),
                what.StartsWith("two", StringComparison.Ordinal)
                    ? [.. one, ("the other additive mask", Seeded.Normal(51, 2, 1, 1, 7))]
                    : one,
                $"Combine of {what}");
        }

        Tensor Kept(Tensor mask) => mask.expand(2, 3, 5, 7).masked_fill(boolean.logical_not(), 0);
    }

    [Test, ForTask("02.6")]
    public void Two_additive_masks_are_added()
    {
        CompareWithReference(Seeded.Normal(33, 5, 7), Seeded.Normal(34, 2, 1, 1, 7));
        CompareWithReference(
            Seeded.Normal(35, 5, 7).masked_fill(Seeded.Mask(36, 5, 7), Ruled),
            Seeded.Normal(37, 5, 7).masked_fill(Seeded.Mask(38, 5, 7), Ruled));
    }

    [Test, ForTask("02.6")]
    public void What_both_rule_out_is_minus_infinity_and_not_NaN()
    {
        var hidden = tensor(new[,] { { true, false, false } });
        var additive = tensor(new[,] { { Ruled, Ruled, 2 } });

        var both = Masks.Combine(hidden, additive);

        TensorAssert.NoNaN(both, "a boolean and an additive mask combined", "0 · -∞ is NaN, and so is ∞ - ∞");
        MaskAssert.Same(
            both, tensor(new[,] { { Ruled, Ruled, Ruled } }), [1, 1, 1, 3], "(true false false) and (-∞ -∞ 2)");
    }

    [Test, ForTask("02.6")]
    public void The_masks_are_left_as_they_were()
    {
        foreach (var (first, second) in new[]
        {
            (Seeded.Mask(39, 5, 7), Seeded.Mask(40, 5, 7)),
            (Seeded.Normal(41, 5, 7), Seeded.Mask(42, 5, 7)),
            (Seeded.Normal(43, 5, 7), Seeded.Normal(44, 5, 7)),
        })
        {
            var (firstBefore, secondBefore) = (first.clone(), second.clone());

            Masks.Combine(first, second);

            TensorAssert.Unchanged(first, firstBefore, "first");
            TensorAssert.Unchanged(second, secondBefore, "second");
        }
    }

    private static void CompareWithReference(Tensor first, Tensor second, long[]? scores = null)
    {
        scores ??= [2, 3, 5, 7];
        var expected = Reference.Masks.Combine(first, second)!;
        Suspect[] suspects = [.. Suspects(Reference.Masks.OverHeads(first), Reference.Masks.OverHeads(second))];
        MaskAssert.Same(
            Masks.Combine(first, second),
            expected,
            scores,
            $"masks {Guard.Shape(first)} {first.dtype} and {Guard.Shape(second)} {second.dtype} combined",
            suspects);
    }

    private static IEnumerable<Suspect> Suspects(Tensor first, Tensor second)
    {
        const string OneOnly = "only one of the two masks is in force";
        yield return new Suspect(first, OneOnly);
        yield return new Suspect(second, OneOnly);
        if (first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool)
        {
            yield return new Suspect(
                first.logical_or(second),
                "one mask's permission is enough; a query may attend only where both allow it");
            yield return new Suspect(
                first.logical_xor(second), "the masks have to differ; a query may attend where both allow it");
            yield return new Suspect(
                first.to(ScalarType.Int64) + second.to(ScalarType.Int64), "the masks were added as numbers");
            yield return new Suspect(
                first.to(ScalarType.Int64) * second.to(ScalarType.Int64), "the masks were multiplied as numbers");
        }
        else
        {
            yield return new Suspect(
                first + second, "the boolean mask was added as 1 and 0, which rules nothing out; -∞ does");
        }
    }
}
