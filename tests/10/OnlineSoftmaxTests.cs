extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson10;

namespace Katas.Lesson10.Tests;

public class OnlineSoftmaxTests
{
    private static readonly long[] s_sizes = [4, 1, 6];

    [Test, ForTask("10.1")]
    public void Two_pieces_by_hand()
    {
        // e^0 and twice e^0, then e^ln 4: (1 + 2 + 4) / 4
        var (largest, sum) = OnlineSoftmax.Normalizer(
            [tensor(new[,] { { 0, Math.Log(2) } }), tensor(new[,] { { Math.Log(4) } })]);

        TensorAssert.Close(largest, tensor(new[,] { { Math.Log(4) } }), "largest of 0, ln 2 and ln 4");
        TensorAssert.Close(
            sum,
            tensor(new[,] { { 1.75 } }),
            "sum of e^(score - ln 4)",
            new Suspect(
                tensor(new[,] { { 2.5 } }), "the sum of the first piece is not made to fit the new largest score"),
            new Suspect(
                tensor(new[,] { { 4.0 } }), "the old sum is multiplied by e^(new - old), and not by e^(old - new)"),
            new Suspect(tensor(new[,] { { 1.0 } }), "the sum is that of the last piece alone"),
            new Suspect(tensor(new[,] { { 7.0 } }), "nothing is subtracted from the scores"));
    }

    [Test, ForTask("10.1")]
    public void Pieces_give_the_softmax_of_the_whole()
    {
        foreach (int seed in new[] { 1, 2, 3 })
        {
            var scores = Seeded.Normal(seed, ScalarType.Float64, 2, 3, 11) * 4;
            var (largest, sum) = OnlineSoftmax.Normalizer(scores.split(s_sizes, -1));
            TensorAssert.Close(largest, scores.amax([-1], keepdim: true), "largest score of 4, 1 and 6 scores");
            TensorAssert.Close(
                (scores - largest).exp() / sum,
                nn.functional.softmax(scores, -1),
                "e^(score - largest) / sum, scores in pieces of 4, 1 and 6");
        }
    }

    [Test, ForTask("10.1")]
    public void The_largest_score_may_be_in_any_piece()
    {
        var scores = tensor(new double[,] { { 9, 1, 2, 3, 4 }, { 1, 2, 9, 3, 4 }, { 1, 2, 3, 4, 9 } });
        var (largest, sum) = OnlineSoftmax.Normalizer(scores.split(1, -1));

        TensorAssert.Close(largest, full([3, 1], 9.0, ScalarType.Float64), "largest scores");
        TensorAssert.Close(
            sum, (scores - 9).exp().sum(
                -1, keepdim: true), "sums where 9 comes first, in the middle and last, one score at a time");
    }

    [Test, ForTask("10.1")]
    public void Scores_may_be_large_or_all_far_below_0()
    {
        foreach (double at in new double[] { 1000, -1000 })
        {
            var scores = Seeded.Normal(4, ScalarType.Float64, 3, 11) + at;
            var (largest, sum) = OnlineSoftmax.Normalizer(scores.split(s_sizes, -1));
            TensorAssert.NoNaN(sum, $"sum of scores near {at}", "e^score overflows if nothing is subtracted");
            TensorAssert.Close(largest, scores.amax([-1], keepdim: true), $"largest of scores near {at}");
            TensorAssert.Close(sum, (scores - largest).exp().sum(-1, keepdim: true), $"sum of scores near {at}");
        }
    }

    [Test, ForTask("10.1")]
    public void A_stream_is_read_once_and_left_as_it_was()
    {
        var scores = Seeded.Normal(5, 3, 11);
        var before = scores.clone();
        int begun = 0;
        IEnumerable<Tensor> Stream()
        {
            begun++;
            foreach (var piece in scores.split(s_sizes, -1))
            {
                yield return piece;
            }
        }

        OnlineSoftmax.Normalizer(Stream());
        Assert.That(begun, Is.EqualTo(1), "how often the stream is read from its beginning");
        TensorAssert.Unchanged(scores, before, "scores");
    }

    [Test, ForTask("10.1")]
    public void No_stream_is_refused() =>
        ArgumentAssert.Rejects<ArgumentException>(() => OnlineSoftmax.Normalizer(null!), "pieces", "it is null");

    [Test, ForTask("10.3")]
    public void One_tile_is_the_softmax_of_it()
    {
        var (scores, value) = (
            Seeded.Normal(1, ScalarType.Float64, 2, 5, 7), Seeded.Normal(2, ScalarType.Float64, 2, 7, 6));
        var rows = OnlineSoftmax.Add(Begin(5), scores, value);

        TensorAssert.Close(rows.Largest, scores.amax([-1], keepdim: true), "largest after one tile");
        TensorAssert.Close(
            rows.Sum,
            (scores - rows.Largest).exp().sum(-1, keepdim: true),
            "sum after one tile",
            new Suspect(ones_like(rows.Sum), "the weights are divided already: that comes once, at the end"));
        TensorAssert.Close(
            rows.Mixture,
            (scores - rows.Largest).exp().matmul(value),
            "mixture after one tile, undivided",
            new Suspect(nn.functional.softmax(
                scores, -1).matmul(value), "the mixture is divided already: that comes once, at the end"));
    }

    [Test, ForTask("10.3")]
    public void Tiles_one_after_the_other_are_the_whole()
    {
        var (scores, value) = (
            Seeded.Normal(3, ScalarType.Float64, 2, 5, 11) * 3, Seeded.Normal(4, ScalarType.Float64, 2, 11, 6));
        var rows = Begin(5);
        foreach (var (piece, values) in scores.split(s_sizes, -1).Zip(value.split(s_sizes, -2)))
        {
            rows = OnlineSoftmax.Add(rows, piece, values);
        }

        TensorAssert.Close(rows.Largest, scores.amax([-1], keepdim: true), "largest after tiles of 4, 1 and 6 keys");
        TensorAssert.Close(
            rows.Sum, (
                scores - scores.amax([-1], keepdim: true)).exp().sum(-1, keepdim: true), "sum after three tiles");
        TensorAssert.Close(
            rows.Mixture / rows.Sum, nn.functional.softmax(
                scores, -1).matmul(value), "mixture / sum after three tiles");
    }

    [Test, ForTask("10.3")]
    public void A_row_that_sees_nothing_of_a_tile_stays_as_it_was()
    {
        var value = Seeded.Normal(5, ScalarType.Float64, 2, 3, 6);
        var before = OnlineSoftmax.Add(Begin(5), Seeded.Normal(6, ScalarType.Float64, 2, 5, 3), value);
        var scores = Seeded.Normal(7, ScalarType.Float64, 2, 5, 3);
        scores[.., 2] = tensor(double.NegativeInfinity);
        var after = OnlineSoftmax.Add(before, scores, value);
        foreach (var (now, then, what) in Three(after, before))
        {
            TensorAssert.NoNaN(now, $"{what}, row 2 of 5 seeing nothing of the tile");
            TensorAssert.Close(now[.., 2], then[.., 2], $"{what} of a row that sees nothing of the tile");
        }
    }

    [Test, ForTask("10.3")]
    public void A_row_that_has_never_seen_anything_keeps_a_largest_of_minus_infinity()
    {
        var nothing = full([2, 5, 3], double.NegativeInfinity, ScalarType.Float64);
        var value = Seeded.Normal(8, ScalarType.Float64, 2, 3, 6);
        var rows = OnlineSoftmax.Add(Begin(5), nothing, value);

        TensorAssert.NoNaN(rows.Sum, "sum of a row that has seen nothing", "-∞ - (-∞) is NaN");
        TensorAssert.Close(rows.Sum, zeros(2, 5, 1, dtype: ScalarType.Float64), "sum of a row that has seen nothing");
        TensorAssert.Close(
            rows.Mixture, zeros(2, 5, 6, dtype: ScalarType.Float64), "mixture of a row that has seen nothing");
        TensorAssert.Close(
            rows.Largest,
            full([2, 5, 1], double.NegativeInfinity, ScalarType.Float64),
            "largest score of a row that has seen nothing",
            new Suspect(
                zeros(2, 5, 1, dtype: ScalarType.Float64), "0 is kept in place of -∞; it is for subtracting only"));
    }

    [Test, ForTask("10.3")]
    public void After_a_tile_of_nothing_scores_near_minus_200_still_count()
    {
        var value = Seeded.Normal(9, 2, 3, 6);
        var rows = OnlineSoftmax.Add(
            RunningRows.Begin(ones(2, 5, 4), 6), full([2, 5, 3], double.NegativeInfinity, ScalarType.Float32), value);
        var scores = Seeded.Normal(10, 2, 5, 3) - 200;
        rows = OnlineSoftmax.Add(rows, scores, value);

        TensorAssert.Close(
            rows.Mixture / rows.Sum,
            nn.functional.softmax(scores, -1).matmul(value),
            "mixture / sum of scores near -200, after a tile in which nothing is seen");
    }

    [Test, ForTask("10.3")]
    public void Rows_match_the_reference_and_what_is_given_is_left_as_it_was()
    {
        var (scores, value) = (Seeded.Normal(11, 2, 3, 5, 7), Seeded.Normal(12, 2, 3, 7, 6));
        scores = scores.masked_fill(scores > 1, double.NegativeInfinity);
        var before = new RunningRows(
            Seeded.Normal(13, 2, 3, 5, 1), Seeded.Weights(14, 2, 3, 5, 1), Seeded.Normal(15, 2, 3, 5, 6));
        Tensor[] given = [before.Largest, before.Sum, before.Mixture, scores, value];
        Tensor[] copies = [.. given.Select(tensor => tensor.clone())];

        var after = OnlineSoftmax.Add(before, scores, value);

        var wanted = Reference.OnlineSoftmax.Add(
            new Reference.RunningRows(copies[0], copies[1], copies[2]), scores, value);
        TensorAssert.Close(after.Largest, wanted.Largest, "largest");
        TensorAssert.Close(after.Sum, wanted.Sum, "sum");
        TensorAssert.Close(after.Mixture, wanted.Mixture, "mixture");
        foreach (var (tensor, copy) in given.Zip(copies))
        {
            TensorAssert.Unchanged(tensor, copy, "an argument");
        }
    }

    [Test, ForTask("10.3")]
    public void Values_for_other_keys_are_refused() => ArgumentAssert.Rejects(
        () => OnlineSoftmax.Add(Begin(5), ones(2, 5, 3), ones(2, 4, 6)), "value", ones(2, 4, 6), "4 values for 3 keys");

    private static RunningRows Begin(long rows) => RunningRows.Begin(ones(2, rows, 4, dtype: ScalarType.Float64), 6);

    private static (Tensor, Tensor, string)[] Three(RunningRows one, RunningRows other) =>
        [(one.Largest, other.Largest, "largest"), (one.Sum, other.Sum, "sum"), (one.Mixture, other.Mixture, "mixture")];
}
