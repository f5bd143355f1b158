using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class AblationTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCaseSource(nameof(Kinds)), ForTask("14.10")]
    public void Nothing_removed_is_the_run_bit_for_bit(string kind)
    {
        var recording = Models.Run(kind);
        foreach (var usual in new[] { null, recording })
        {
            TensorAssert.Close(
                Models.Logits(recording.Model, recording.Input.Ids!, Ablation.Remove([], usual)),
                recording.Logits,
                $"{kind}: logits, no head being removed",
                0);
        }
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.10")]
    public void A_head_that_gathers_0_is_one_whose_columns_of_the_output_map_are_0(string kind)
    {
        var (model, ids) = (Models.Of(kind), Models.Text(2, 2, 7));
        HeadId[] heads = [new(1, 2), new(2, 0), new(2, 3)];

        var logits = Models.Logits(model, ids, Ablation.Remove(heads));

        var without = Models.Of(kind);
        using (no_grad())
        {
            foreach (var head in heads)
            {
                without.state_dict()[$"blocks.{head.Layer}.attention.output.weight"]
                    .narrow(1, head.Head * Models.HeadSize, Models.HeadSize).zero_();
            }
        }

        TensorAssert.Close(
            logits,
            Models.Logits(without, ids),
            $"{kind}: logits without L1H2, L2H0 and L2H3",
            new Suspect(
                Models.Logits(model, ids, Sliced),
                "a slice of what attention adds was set to 0: behind the output map no head has features of its own"),
            new Suspect(Models.Logits(model, ids), "no head was removed"));

        Tensor Sliced(string point, Tensor value)
        {
            foreach (var head in heads.Where(head => head.Point("attention") == point))
            {
                long size = Models.Width / Models.Heads;
                value = value.clone();
                value.narrow(-1, head.Head * size, size).zero_();
            }

            return value;
        }
    }

    [Test, ForTask("14.10")]
    public void What_is_put_there_knows_nothing_of_any_text()
    {
        var (model, ids) = (Models.Of("GPT-2"), Models.Text(3, 2, 7));
        var usual = Models.Run(model, Models.Text(6, 2, 7)); // as many texts, as long: each value has one in its place
        var (own, other) = (Models.Run(model, ids).At(1, "z"), usual.At(1, "z")[.., 2]); // [batch, position, size]
        Tensor For(Tensor instead)
        {
            var z = own.clone();
            z[.., 2] = instead;
            return z;
        }

        var removed = Models.Run(model, ids, Ablation.Remove([new HeadId(1, 2)], usual));

        TensorAssert.Close(
            removed.At(1, "z"),
            For(other.mean([0, 1])),
            "z of block 1, head 2 having its mean over 2 texts of 7 tokens",
            new Suspect(For(other), "what the head gathered in the other run was carried over as it is, which is patching"),
            new Suspect(For(other.mean([0])), "the mean is over texts alone: each position has its own"),
            new Suspect(For(other.mean([1], keepdim: true)), "the mean is over positions alone: each text has its own"));
    }

    [Test, ForTask("14.10")]
    public void The_mean_is_over_texts_and_positions_of_that_head_alone()
    {
        var (model, ids) = (Models.Of("GPT-2"), Models.Text(3, 2, 7));
        var usual = Models.Run(model, Models.Text(4, 5, 9)); // another number of texts, of another length
        var (own, other) = (Models.Run(model, ids), usual.At(1, "z"));
        Tensor For(Tensor mean) // [batch, head, position, size]: the mean in the place of head 2
        {
            var z = own.At(1, "z").clone();
            z[.., 2] = mean;
            return z;
        }

        var removed = Models.Run(model, ids, Ablation.Remove([new HeadId(1, 2)], usual));

        TensorAssert.Close(
            removed.At(1, "z"),
            For(other[.., 2].mean([0, 1])),
            "z of block 1, head 2 having its mean over 5 texts of 9 tokens",
            new Suspect(own.At(1, "z"), "nothing was replaced"),
            new Suspect(For(zeros(Models.HeadSize, float64)), "0 was put there, and not the mean"),
            new Suspect(For(other[.., 2].mean()), "the mean is over the head's features, too: each has its own"),
            new Suspect(For(other.mean([0, 1, 2])), "the mean is over all heads"),
            new Suspect(For(own.At(1, "z")[.., 2].mean([0, 1])), "the mean is of the run that is changed, not of the other"));
        TensorAssert.Close(removed.At(0, "z"), own.At(0, "z"), "z of block 0", 0);
    }

    [Test, ForTask("14.10")]
    public void Other_points_and_other_heads_pass_as_they_are()
    {
        var own = Models.Run("Llama");
        var removed = Models.Run(own.Model, own.Input.Ids!, Ablation.Remove([new HeadId(1, 0), new HeadId(1, 3)]));

        foreach (string point in new[] { "in", "q", "k", "v", "pattern" })
        {
            TensorAssert.Close(removed.At(1, point), own.At(1, point), $"{point} of the block whose heads are removed", 0);
        }

        var (z, before) = (removed.At(1, "z"), own.At(1, "z"));
        TensorAssert.Close(z[.., 1..3], before[.., 1..3], "z of heads 1 and 2", 0);
        TensorAssert.Close(z[.., 0], zeros_like(before[.., 0]), "z of head 0", 0);
        TensorAssert.Close(z[.., 3], zeros_like(before[.., 3]), "z of head 3", 0);
    }

    [Test, ForTask("14.10")]
    public void Nothing_is_changed_in_place()
    {
        var usual = Models.Run("GPT-2");
        var before = usual.At(1, "z").clone();
        var value = Seeded.Normal(5, float64, 2, Models.Heads, 7, Models.HeadSize);
        var copy = value.clone();
        foreach (var mean in new[] { null, usual })
        {
            var tap = Ablation.Remove([new HeadId(1, 2)], mean);
            var answer = tap("blocks.1.z", value);

            TensorAssert.Unchanged(value, copy, "the value that the tap was shown");
            Assert.That(answer.shape, Is.EqualTo(value.shape), "shape of the answer");
            Assert.That(
                tap("blocks.0.z", value), Is.SameAs(value), "what is answered at a point where nothing is removed");
        }

        TensorAssert.Unchanged(usual.At(1, "z"), before, "z of the usual run");
    }

    [Test, ForTask("14.10")]
    public void Ten_blocks_have_other_names_than_one()
    {
        var value = Seeded.Normal(6, float64, 2, Models.Heads, 7, Models.HeadSize);
        var tap = Ablation.Remove([new HeadId(1, 2)]);

        Assert.That(tap("blocks.11.z", value), Is.SameAs(value), "block 11, a head of block 1 being removed");
    }
}
