using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

/// <summary>What lesson 10 gives, where no task's test looks.</summary>
public class GivenTests
{
    [Test, ForTask("10.0")]
    public void What_is_disposed_is_gone()
    {
        var part = new Partial(ones(2, 3), ones(2));
        part.Dispose();
        Assert.That((part.Output.IsInvalid, part.LogSumExp.IsInvalid), Is.EqualTo((true, true)));

        var state = LinearState.Begin(ones(5, 4), 6);
        Assert.That(state.Sum.shape, Is.EqualTo(new long[] { 4, 6 }));
        Assert.That(state.Normaliser.shape, Is.EqualTo(new long[] { 4 }));
        state.Dispose();
        Assert.That((state.Sum.IsInvalid, state.Normaliser.IsInvalid), Is.EqualTo((true, true)));
    }

    [Test, ForTask("10.0")]
    public void Rows_begin_with_nothing()
    {
        var rows = RunningRows.Begin(ones(2, 3, 4), 6);
        TensorAssert.Close(rows.Largest, full([2, 3, 1], double.NegativeInfinity, ScalarType.Float32), "largest");
        TensorAssert.Close(rows.Sum, zeros(2, 3, 1), "sum");
        TensorAssert.Close(rows.Mixture, zeros(2, 3, 6), "mixture");
    }

    [Test, ForTask("10.0")]
    public void Masks_with_a_batch_and_without_heads_are_for_all_heads()
    {
        var mask = Seeded.Mask(1, 2, 5, 11);
        var tile = new Tile(new Places(1, 2), new Places(4, 3));
        TensorAssert.Close(
            Overlays.Mask(mask)(tile), mask[.., 1..3, 4..7].unsqueeze(1), "a tile of [batch, query, key]");
        TensorAssert.Close(Overlays.Mask(mask[..1, ..1, ..1])(tile), mask[..1, ..1, ..1].unsqueeze(1), "sizes of 1");
    }

    [Test, ForTask("10.0")]
    public void Two_overlays_lie_one_over_the_other()
    {
        var mask = Seeded.Mask(2, 5, 11);
        var slopes = tensor(new[] { 0.5, 0.25, 0.125 });
        var tile = new Tile(new Places(1, 2), new Places(4, 3), 6);
        var bias = Alibi.Bias(slopes, tile).unsqueeze(0);
        TensorAssert.Close(
            Overlays.Both(Overlays.Mask(mask), Overlays.Alibi(slopes))(tile),
            bias.masked_fill(mask[1..3, 4..7].logical_not(), double.NegativeInfinity),
            "a mask and ALiBi, [1, heads, rows, keys]");
    }

    [Test, ForTask("10.0")]
    public void Masks_that_ask_for_a_gradient_are_refused()
    {
        var bias = ones(5, 11).requires_grad_();
        ArgumentAssert.Rejects(() => Overlays.Mask(bias), "mask", bias, "it asks for a gradient");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Overlays.Mask(null!), "mask", "it is null");
    }

    [Test, ForTask("10.0")]
    public void Other_heads_and_nulls_are_refused()
    {
        var (q, k, v) = Sample.Of(1);
        ArgumentAssert.Rejects(() => TiledAttention.Attend(q, k[.., ..1], v), "key", k[.., ..1], "1 head for 3");
        ArgumentAssert.Rejects(() => TiledAttention.Attend(q, k, v[..1]), "value", v[..1], "1 text for 2");
        ArgumentAssert.Rejects<ArgumentNullException>(
            () => TiledAttention.Forward(q, k, v, null!), "options", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(
            () => Parts.Merge(new Partial(q, q), null!), "second", "it is null");
        ArgumentAssert.Rejects<ArgumentNullException>(
            () => Parts.Merge(null!, new Partial(q, q)), "first", "it is null");
        TensorAssert.Close(TiledAttention.Attend(q, k, v).Output, new Sample(q, k, v).Output(), "without options");
    }
}
