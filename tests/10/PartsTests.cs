using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

public class PartsTests
{
    [Test, ForTask("10.2")]
    public void Sums_of_3_and_1_mix_3_to_1()
    {
        var merged = Parts.Merge(Part(1, Math.Log(3)), Part(5, 0));

        TensorAssert.Close(
            merged.Output,
            tensor(new[,] { { 2.0 } }),
            "outputs 1 and 5, logsumexps ln 3 and 0: (3 · 1 + 1 · 5) / 4",
            new Suspect(tensor(new[,] { { 3.0 } }), "the plain mean of the outputs is taken"),
            new Suspect(tensor(new[,] { { 4.0 } }), "each output has the other one's weight"),
            new Suspect(tensor(new[,] { { 8.0 } }), "it is not divided by the sum of both"),
            new Suspect(
                tensor(
                    new[,] { { 1.0 } }), "logsumexps are taken for weights themselves; the weights are e^logsumexp"));
        TensorAssert.Close(
            merged.LogSumExp,
            tensor(new[] { Math.Log(4) }),
            "logsumexp of sums 3 and 1",
            new Suspect(tensor(new[] { Math.Log(3) }), "the logsumexps are added, or the larger one is taken"));
    }

    [Test, ForTask("10.2")]
    public void Two_sets_of_keys_make_the_whole_in_any_order()
    {
        var sample = Sample.Of(1);
        var (first, second) = (Of(sample, 0, 4), Of(sample, 4, 7));
        foreach (var merged in new[] { Parts.Merge(first, second), Parts.Merge(second, first) })
        {
            TensorAssert.Close(merged.Output, sample.Output(), "output of 4 keys merged with that of 7");
            TensorAssert.Close(merged.LogSumExp, sample.LogSumExp(), "logsumexp of 4 keys merged with that of 7");
        }
    }

    [Test, ForTask("10.2")]
    public void Three_parts_may_be_merged_in_any_order()
    {
        var sample = Sample.Of(5);
        var (a, b, c) = (Of(sample, 0, 2), Of(sample, 2, 1), Of(sample, 3, 8));

        TensorAssert.Close(Parts.Merge(Parts.Merge(a, b), c).Output, sample.Output(), "(2 keys and 1) and 8");
        TensorAssert.Close(Parts.Merge(a, Parts.Merge(c, b)).Output, sample.Output(), "2 keys and (8 and 1)");
    }

    [Test, ForTask("10.2")]
    public void A_part_that_saw_nothing_changes_nothing()
    {
        var part = Of(Sample.Of(9), 0, 11);
        var nothing = Nothing(part);
        foreach (var merged in new[] { Parts.Merge(part, nothing), Parts.Merge(nothing, part) })
        {
            TensorAssert.NoNaN(merged.Output, "output, one part having seen nothing");
            TensorAssert.Close(merged.Output, part.Output, "output, one part having seen nothing");
            TensorAssert.Close(merged.LogSumExp, part.LogSumExp, "logsumexp, one part having seen nothing");
        }
    }

    [Test, ForTask("10.2")]
    public void Two_parts_that_saw_nothing_make_one_that_saw_nothing()
    {
        var nothing = Nothing(Of(Sample.Of(13), 0, 11));
        var merged = Parts.Merge(nothing, nothing);

        TensorAssert.NoNaN(merged.Output, "output, neither part having seen anything", "-∞ - (-∞), or 0 / 0");
        TensorAssert.NoNaN(merged.LogSumExp, "logsumexp, neither part having seen anything", "-∞ - (-∞) is NaN");
        TensorAssert.Close(merged.Output, nothing.Output, "output, neither part having seen anything");
        TensorAssert.Close(merged.LogSumExp, nothing.LogSumExp, "logsumexp, neither part having seen anything");
    }

    [Test, ForTask("10.2")]
    public void Logsumexps_may_be_far_beyond_what_e_to_the_x_can_hold()
    {
        foreach (double at in new double[] { 2000, -2000 })
        {
            var merged = Parts.Merge(Part(1, Math.Log(3) + at), Part(5, at));
            TensorAssert.NoNaN(
                merged.Output, $"outputs with logsumexps near {at}", "e^2000 is ∞: subtract the larger one first");
            TensorAssert.Close(
                merged.Output, tensor(new[,] { { 2.0 } }), $"outputs 1 and 5, logsumexps near {at}", 1e-9);
            TensorAssert.Close(merged.LogSumExp, tensor(new[] { Math.Log(4) + at }), $"logsumexps near {at}");
        }
    }

    [Test, ForTask("10.2")]
    public void A_part_may_outweigh_the_other_by_far()
    {
        foreach (var merged in new[] { Parts.Merge(Part(1, 2000), Part(5, 0)), Parts.Merge(Part(5, 0), Part(1, 2000)) })
        {
            TensorAssert.NoNaN(
                merged.Output, "outputs with logsumexps of 2000 and 0", "the larger one has to be subtracted");
            TensorAssert.Close(merged.Output, tensor(new[,] { { 1.0 } }), "outputs 1 and 5, logsumexps 2000 and 0");
            TensorAssert.Close(merged.LogSumExp, tensor(new[] { 2000.0 }), "logsumexp of 2000 and 0");
        }
    }

    [Test, ForTask("10.2")]
    public void Half_types_stay_what_they_are()
    {
        var part = new Partial(Seeded.Normal(1, ScalarType.Float16, 3, 6), Seeded.Normal(2, 3));
        var merged = Parts.Merge(part, new Partial(Seeded.Normal(3, ScalarType.Float16, 3, 6), Seeded.Normal(4, 3)));

        Assert.That(merged.Output.dtype, Is.EqualTo(ScalarType.Float16), "type of the output");
        Assert.That(merged.LogSumExp.dtype, Is.EqualTo(ScalarType.Float32), "type of the logsumexp");
    }

    [Test, ForTask("10.2")]
    public void Parts_are_left_as_they_were_and_others_are_refused()
    {
        var (first, second) = (Of(Sample.Of(1), 0, 4), Of(Sample.Of(1), 4, 7));
        Tensor[] given = [first.Output, first.LogSumExp, second.Output, second.LogSumExp];
        Tensor[] copies = [.. given.Select(tensor => tensor.clone())];
        Parts.Merge(first, second);
        foreach (var (tensor, copy) in given.Zip(copies))
        {
            TensorAssert.Unchanged(tensor, copy, "a part");
        }

        ArgumentAssert.Rejects<ArgumentException>(
            () => Parts.Merge(Part(1, 0), first), "second.Output", "the parts are of other queries");
    }

    private static Partial Of(Sample sample, long start, long count)
    {
        var part = sample with { Key = sample.Key.narrow(
            -2, start, count), Value = sample.Value.narrow(-2, start, count) };
        return new Partial(part.Output(), part.LogSumExp());
    }

    private static Partial Part(double output, double logSumExp) =>
        new(tensor(new[,] { { output } }), tensor(new[] { logSumExp }));

    private static Partial Nothing(Partial like) =>
        new(zeros_like(like.Output), full_like(like.LogSumExp, double.NegativeInfinity));
}
