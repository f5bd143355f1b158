extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class AlignmentTests
{
    private static Tensor Source => tensor(new long[] { 7, 2, 9, 12, 3, 11 });

    private static Tensor Target => tensor(new long[] { 8, 6, 10, 4 });

    [Test, ForTask("07.11")]
    public void The_first_word_was_chosen_by_a_look_as_well()
    {
        var (model, _) = Models.Pair();

        double[] first = [.. Alignment.Weights(model, Source, Target, 0)[0].to(ScalarType.Float64).data<double>()];

        Assert.That(
            first.Max() - first.Min(),
            Is.GreaterThan(1e-6),
            "how far apart the first word's weights are; they are all the same if they are made up, while the start "
                + "token, "
            + "from which that word was chosen, looked at some words more than at others");
    }

    [Test, ForTask("07.11")]
    public void Weights_match_the_reference()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var (model, reference) = Models.Pair(type: type);
            for (int layer = 0; layer < 2; layer++)
            {
                TensorAssert.Close(
                    Alignment.Weights(model, Source, Target, layer),
                    Reference.Alignment.Weights(reference, Source, Target, layer),
                    $"weights of 4 written words on 6 of the source, block {layer}");
            }
        }
    }

    [Test, ForTask("07.11")]
    public void Any_id_may_be_the_start()
    {
        foreach (long start in new long[] { 0, 2, 9 })
        {
            var (model, reference) = Models.Pair(Models.Config() with { StartId = start });
            TensorAssert.Close(
                Alignment.Weights(model, Source, Target, 0),
                Reference.Alignment.Weights(reference, Source, Target, 0),
                $"weights of 4 written words on 6 of the source, the start token being {start}");
        }
    }

    [Test, ForTask("07.11")]
    public void Rows_sum_to_1()
    {
        var (model, _) = Models.Pair();
        foreach (int length in new[] { 1, 2, 4 })
        {
            var weights = Alignment.Weights(model, Source, Target[..length], 1);

            Assert.That(weights.shape, Is.EqualTo(new long[] { length, 6 }), "shape: a row for each written word");
            TensorAssert.RowsSumToOne(weights, "weights");
        }
    }

    [Test, ForTask("07.11")]
    public void A_row_is_the_look_before_its_word_is_there()
    {
        var (model, _) = Models.Pair(type: ScalarType.Float64);
        var other = Target;
        other[2] = 9;

        var (weights, changed) =
            (Alignment.Weights(model, Source, Target, 1), Alignment.Weights(model, Source, other, 1));

        TensorAssert.Close(
            changed[..3], weights[..3], "weights of words 0 to 2, when word 2 is another one: it was chosen with them");
        Assert.That(
            (changed[3] - weights[3]).abs().max().ToDouble(),
            Is.GreaterThan(1e-6),
            "change of the weights of word 3, when word 2, from which it is chosen, is another one");
    }

    [Test, ForTask("07.11")]
    public void The_first_word_is_chosen_from_the_start_token()
    {
        var (model, _) = Models.Pair(type: ScalarType.Float64);
        var source = Source.unsqueeze(0);
        var start = tensor(new long[,] { { Models.Start } });
        var looks = model.Decode(start, model.Encode(source), source).crossWeights[0]; // [1, heads, 1, source]

        TensorAssert.Close(
            Alignment.Weights(model, Source, Target, 0)[0],
            looks[0, .., 0].mean([0L]),
            "weights of the first word, the mean of those of 3 heads at the start token");
    }

    [Test, ForTask("07.11")]
    public void The_hard_alignment_names_the_place_looked_at_most() => Assert.That(
        Alignment.Hard(tensor(new[,] { { 0.1, 0.7, 0.2 }, { 0.5, 0.1, 0.4 } })),
        Is.EqualTo(new long[] { 1, 0 }),
        "the places that two words looked at most");

    [Test, ForTask("07.11")]
    public void What_does_not_exist_is_refused()
    {
        var (model, _) = Models.Pair();
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Alignment.Weights(model, Source, Target, 2), "layer", "there are 2 blocks, 0 and 1");
        var batch = Source.unsqueeze(0);
        ArgumentAssert.Rejects(() => Alignment.Weights(model, batch, Target, 0), "source", batch, "it is a batch");
    }
}
