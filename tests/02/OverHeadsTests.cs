extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class OverHeadsTests
{
    [Test, ForTask("02.5")]
    public void A_mask_with_a_batch_and_no_heads_gets_a_dimension_for_heads()
    {
        var mask = Seeded.Mask(1, 2, 5, 7);

        TensorAssert.Close(
            Masks.OverHeads(mask),
            mask.unsqueeze(1),
            "[batch, query, key] = [2, 5, 7] over heads",
            new Suspect(mask.unsqueeze(0), "the new dimension is in front of the batch; heads come after it"),
            new Suspect(mask.unsqueeze(2), "the new dimension is among the queries; heads come right after the batch"),
            new Suspect(mask.clone(), "a mask with a batch and no heads needs a dimension for them"));
    }

    [Test, ForTask("02.5")]
    public void As_many_sequences_as_heads_are_not_taken_for_heads()
    {
        var mask = Seeded.Mask(2, 3, 5, 7);

        MaskAssert.Same(
            Masks.OverHeads(mask),
            mask.unsqueeze(1),
            [3, 3, 5, 7],
            "[batch, query, key] = [3, 5, 7] over 3 heads",
            new Suspect(mask.unsqueeze(0), "the batch was taken for heads"));
    }

    [Test, ForTask("02.5")]
    public void A_batch_of_one_is_a_batch() => TensorAssert.Close(
        Masks.OverHeads(Seeded.Mask(3, 1, 5, 7)),
        Seeded.Mask(3, 1, 5, 7).unsqueeze(1),
        "[1, 5, 7] over heads",
        new Suspect(
            Seeded.Mask(3, 1, 5, 7), "the mask comes back as it was; it has a batch, of one sequence, and needs a "
                + "dimension for heads"));

    [Test, ForTask("02.5")]
    public void A_mask_that_has_heads_is_left_alone()
    {
        foreach (var mask in new[]
        {
            Seeded.Mask(4, 2, 3, 5, 7),
            Seeded.Mask(5, 2, 1, 5, 7),
            Seeded.Mask(6, 2, 1, 1, 7),
            Seeded.Mask(7, 1, 3, 1, 7),
        })
        {
            MaskAssert.Same(Masks.OverHeads(mask), mask, [2, 3, 5, 7], $"{Guard.Shape(mask)} over heads");
        }
    }

    [Test, ForTask("02.5")]
    public void A_mask_without_a_batch_is_the_same_for_all()
    {
        Tensor[] masks = [Seeded.Mask(8, 5, 7), Seeded.Mask(9, 1, 7), Seeded.Mask(10, 5, 1), Seeded.Mask(11, 7)];
        foreach (var mask in masks)
        {
            MaskAssert.Same(Masks.OverHeads(mask), mask, [2, 3, 5, 7], $"{Guard.Shape(mask)} over heads");
        }
    }

    [Test, ForTask("02.5")]
    public void Twice_is_the_same_as_once()
    {
        var mask = Seeded.Mask(12, 2, 5, 7);

        MaskAssert.Same(
            Masks.OverHeads(Masks.OverHeads(mask)), mask.unsqueeze(1), [2, 3, 5, 7], "[2, 5, 7] over heads, twice");
    }

    [Test, ForTask("02.5")]
    public void Additive_masks_keep_their_numbers_and_their_type()
    {
        ScalarType[] types = [ScalarType.Float32, ScalarType.Float64, ScalarType.Float16];
        foreach (var mask in types.Select(type => Seeded.Normal(13, type, 2, 5, 7)))
        {
            MaskAssert.Same(
                Masks.OverHeads(mask),
                Reference.Masks.OverHeads(mask),
                [2, 3, 5, 7],
                $"an additive mask [2, 5, 7] {mask.dtype} over heads");
        }
    }

    [Test, ForTask("02.5")]
    public void The_mask_is_left_as_it_was()
    {
        foreach (var mask in new[] { Seeded.Mask(15, 2, 5, 7), Seeded.Mask(16, 2, 1, 5, 7), Seeded.Mask(17, 5, 7) })
        {
            var before = mask.clone();

            Masks.OverHeads(mask);

            TensorAssert.Unchanged(mask, before, "mask");
        }
    }

    [Test, ForTask("02.5")]
    public void A_mask_of_one_number_is_refused()
    {
        var number = tensor(true);

        ArgumentAssert.Rejects(() => Masks.OverHeads(number), "mask", number, "it has no dimensions");
    }
}
