using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class PatchingTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCaseSource(nameof(Kinds)), ForTask("14.11")]
    public void Everything_patched_is_the_other_run(string kind)
    {
        var (source, ids) = (Models.Run(kind), Models.Text(2, 2, 7));
        long[] all = [0, 1, 2, 3, 4, 5, 6];
        foreach (string point in new[] { "embedding", "blocks.1.in", "blocks.2.out" })
        {
            TensorAssert.Close(
                Models.Logits(source.Model, ids, Patching.From(source, point, 1, all)),
                source.Logits,
                $"{kind}: logits, all positions of {point} being patched",
                new Suspect(Models.Logits(source.Model, ids), "nothing was patched"));
        }
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.11")]
    public void Nothing_patched_or_a_run_with_itself_is_the_run_bit_for_bit(string kind)
    {
        var (source, ids) = (Models.Run(kind), Models.Text(2, 2, 7));
        var alone = Models.Run(source.Model, ids);

        TensorAssert.Close(
            Models.Logits(source.Model, ids, Patching.From(source, "blocks.1.in", 1)), alone.Logits, "no position patched", 0);
        TensorAssert.Close(
            Models.Logits(source.Model, ids, Patching.From(alone, "blocks.1.z", 1, 0, 2)), alone.Logits, "with itself", 0);
    }

    [TestCase("blocks.1.in", 1, "2"), TestCase("blocks.1.in", 1, "4 0"), TestCase("blocks.0.mlp", 1, "6")]
    [TestCase("blocks.1.z", 1, "3"), TestCase("blocks.1.z", 2, "5 1"), TestCase("blocks.2.pattern", 1, "0 2")]
    [TestCase("blocks.1.k", 1, "1"), TestCase("blocks.1.in", 0, "1")]
    [ForTask("14.11")]
    public void Only_what_is_chosen_comes_from_the_source(string point, int dimension, string chosen)
    {
        long[] indices = [.. chosen.Split(' ').Select(long.Parse)];
        var (source, ids) = (Models.Run("Llama"), Models.Text(2, 2, 7));
        var (own, patched) = (
            Models.Run(source.Model, ids),
            Models.Run(source.Model, ids, Patching.From(source, point, dimension, indices)));
        for (int index = 0; index < own[point].size(dimension); index++)
        {
            bool from = indices.Contains(index);
            TensorAssert.Close(
                patched[point].select(dimension, index),
                (from ? source : own)[point].select(dimension, index),
                $"{point}, index {index} of dimension {dimension}, {(from ? "which is" : "which is not")} patched",
                0,
                new Suspect(
                    (from ? own : source)[point].select(dimension, index),
                    from ? "it was left as it is" : "it was patched as well"));
        }
    }

    [Test, ForTask("14.11")]
    public void What_came_before_and_other_points_pass_as_they_are()
    {
        var (source, ids) = (Models.Run("Llama"), Models.Text(2, 2, 7));
        var value = Seeded.Normal(3, float64, 2, 7, Models.Width);
        var copy = value.clone();
        var before = source.At(1, "in").clone();

        var tap = Patching.From(source, "blocks.1.in", 1, 2);
        tap("blocks.1.in", value);

        TensorAssert.Unchanged(value, copy, "the value that the tap was shown");
        TensorAssert.Unchanged(source.At(1, "in"), before, "the source's value");
        foreach (string other in new[] { "blocks.1.mid", "blocks.11.in", "blocks.0.in", "in" })
        {
            Assert.That(tap(other, value), Is.SameAs(value), $"what is answered at {other}");
        }
    }

    [Test, ForTask("14.11")]
    public void What_was_not_kept_or_is_not_there_is_refused()
    {
        var source = Models.Run("Llama");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Patching.From(source, "blocks.3.in", 1, 0), "point", "there are three blocks");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Patching.From(source, "blocks.1.in", 1, 0, 7), "indices", "there are 7 positions");
    }

    [TestCase("in", 1, 7), TestCase("z", 1, Models.Heads), TestCase("pattern", 1, Models.Heads), TestCase("z", 2, 7)]
    [ForTask("14.12")]
    public void Each_share_is_that_of_a_run_with_one_patch(string point, int dimension, int count)
    {
        var (source, into) = (Models.Run("GPT-2"), Models.Run("GPT-2", seed: 2));
        double Metric(Tensor logits) => (logits[1, -1, 3] - logits[1, -1, 7]).ToDouble();
        var (from, to) = (Metric(into.Logits), Metric(source.Logits));
        var measured = zeros(Models.Layers, count, float64);
        foreach (int layer in Enumerable.Range(0, Models.Layers))
        {
            foreach (int index in Enumerable.Range(0, count))
            {
                Tensor Patch(string name, Tensor value)
                {
                    if (name != $"blocks.{layer}.{point}")
                    {
                        return value;
                    }

                    value = value.clone();
                    value.narrow(dimension, index, 1).copy_(source[name].narrow(dimension, index, 1));
                    return value;
                }

                measured[layer, index] = Metric(Models.Logits(into.Model, into.Input.Ids!, Patch));
            }
        }

        TensorAssert.Close(
            Patching.Sweep(source, into, point, dimension, Metric),
            (measured - from) / (to - from),
            $"what comes back of the difference, {point} being patched, [layer, index]",
            new Suspect(measured, "the measured values are not set against the two runs"),
            new Suspect((measured - from) / (from - to), "the sign is turned round: 1 should be the source's value"),
            new Suspect((to - measured) / (to - from), "0 and 1 are exchanged"),
            new Suspect(measured - from, "the difference is not divided by that between the two runs"));
    }

    [Test, ForTask("14.12")]
    public void Where_the_texts_differ_at_one_place_the_first_block_s_input_is_all_of_it()
    {
        var model = Models.Of("Llama");
        var ids = Models.Text(5, 1, 7);
        var other = ids.clone();
        other[0, 2] = (ids[0, 2] + 1) % Models.Vocabulary;
        var (source, into) = (Models.Run(model, ids), Models.Run(model, other));

        var shares = Patching.Sweep(source, into, "in", 1, logits => logits[0, -1, 3].ToDouble());

        TensorAssert.Close(
            shares[0], tensor(new[] { 0.0, 0, 1, 0, 0, 0, 0 }), "shares of the first block's inputs, position by position");
        TensorAssert.Close(shares[..1, ..2], zeros(1, 2, float64), "positions before it, whose states are the same");
    }

    [Test, ForTask("14.12")]
    public void The_other_run_s_own_tap_is_kept()
    {
        var model = Models.Of("GPT-2");
        var source = Models.Run(model, Models.Text(6, 2, 7));
        Tensor Doubled(string point, Tensor value) => point == "blocks.0.z" ? value * 2 : value;
        var into = Models.Run(model, Models.Text(7, 2, 7), Doubled);

        var shares = Patching.Sweep(into, into with { Input = into.Input }, "in", 1, logits => logits[0, -1, 3].ToDouble() + 1);
        var across = Patching.Sweep(source, into, "z", 1, logits => logits[0, -1, 3].ToDouble());

        Assert.That(shares.isnan().all().ToBoolean(), Is.True, "a run against itself: 0 of a difference of 0");
        var patched = Models.Logits(
            model, into.Input.Ids!, Taps.Then(Doubled, Patching.From(source, "blocks.2.z", 1, 1)));
        double expected = (patched[0, -1, 3] - into.Logits[0, -1, 3]).ToDouble()
            / (source.Logits[0, -1, 3] - into.Logits[0, -1, 3]).ToDouble();
        Assert.That(across[2, 1].ToDouble(), Is.EqualTo(expected).Within(1e-9), "L2H1, under the run's own tap");
    }

    [Test, ForTask("14.12")]
    public void Nothing_is_left_behind()
    {
        var (source, into) = (Models.Run("Llama"), Models.Run("Llama", seed: 2));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();

        var shares = Patching.Sweep(source, into, "in", 1, logits => logits[0, -1, 3].ToDouble());

        Assert.That(shares.shape, Is.EqualTo(new long[] { Models.Layers, 7 }));
        Assert.That(
            scope.DisposablesCount,
            Is.LessThan(60),
            "tensors left in the caller's scope after 21 runs: a run's own have to go before the next");
    }
}
