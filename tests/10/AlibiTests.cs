using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

public class AlibiTests
{
    [Test, ForTask("10.9")]
    public void Eight_heads_have_a_half_to_the_first_to_the_eighth()
    {
        double[] eighths = [.. Enumerable.Range(1, 8).Select(i => Math.Pow(2, -i))];
        TensorAssert.Close(
            Alibi.Slopes(8),
            tensor(eighths),
            "slopes of 8 heads",
            new Suspect(tensor(
                [.. Enumerable.Range(0, 8).Select(i => Math.Pow(2, -i))]), "they begin with 1, and not with 1/2"));
    }

    [Test, ForTask("10.9")]
    public void Other_powers_of_two()
    {
        TensorAssert.Close(Alibi.Slopes(1), tensor(new[] { 1 / 256.0 }), "the slope of one head: 2^-8");
        TensorAssert.Close(Alibi.Slopes(2), tensor(new[] { 1 / 16.0, 1 / 256.0 }), "slopes of 2 heads: 2^-4 and 2^-8");
        TensorAssert.Close(
            Alibi.Slopes(16),
            tensor([.. Enumerable.Range(1, 16).Select(i => Math.Pow(2, -i / 2.0))]),
            "slopes of 16 heads: 2^-0.5, 2^-1, 2^-1.5, …");
    }

    [Test, ForTask("10.9")]
    public void Six_heads_have_those_of_four_and_every_second_of_eight()
    {
        double[] four = [0.25, 1 / 16.0, 1 / 64.0, 1 / 256.0];
        TensorAssert.Close(
            Alibi.Slopes(6),
            tensor([.. four, 0.5, 1 / 8.0]),
            "slopes of 6 heads",
            new Suspect(tensor([.. Enumerable.Range(
                1, 6).Select(i => Math.Pow(2, -8.0 * i / 6))]), "the rule for powers of two is used for 6 heads"),
            new Suspect(
                tensor([.. four, 0.25, 1 / 16.0]), "of eight heads' slopes, every second is taken from the second on"),
            new Suspect(tensor(
                [.. four, 0.5, 0.25]), "of eight heads' slopes, the first ones are taken, and not every second"));
        TensorAssert.Close(Alibi.Slopes(3), tensor(new[] { 1 / 16.0, 1 / 256.0, 0.25 }), "slopes of 3 heads");
        TensorAssert.Close(Alibi.Slopes(
            12)[8..], tensor([.. new[] { 0.5, 1.5, 2.5, 3.5 }.Select(i => Math.Pow(2, -i))]), "the last 4 of 12 heads");
    }

    [Test, ForTask("10.9")]
    public void There_is_one_for_each_head_in_Float64()
    {
        for (int heads = 1; heads <= 40; heads++)
        {
            var slopes = Alibi.Slopes(heads);
            Assert.That(slopes.shape, Is.EqualTo(new long[] { heads }), $"shape of the slopes of {heads} heads");
            Assert.That(slopes.dtype, Is.EqualTo(ScalarType.Float64), "type of the slopes");
            Assert.That(
                slopes.data<double>().Distinct().Count(), Is.EqualTo(heads), $"different slopes of {heads} heads");
        }
    }

    [Test, ForTask("10.9")]
    public void No_heads_are_refused() =>
        ArgumentAssert.Rejects<ArgumentException>(() => Alibi.Slopes(0), "heads", "it is 0");

    [Test, ForTask("10.10")]
    public void A_key_that_is_further_away_gets_less()
    {
        var slopes = tensor(new[] { 0.5, 0.25 });
        var expected = stack([tensor(new[,] { { -1, -0.5, 0, -0.5 } }), tensor(new[,] { { -0.5, -0.25, 0, -0.25 } })]);
        TensorAssert.Close(
            Alibi.Bias(slopes, new Tile(new Places(2, 1), new Places(0, 4))),
            expected,
            "bias of query 2 and keys 0 to 3, slopes 1/2 and 1/4",
            new Suspect(-expected, "the sign is wrong: what is further away gets more"),
            new Suspect(
                stack([tensor(new[,] { { -1, -0.5, 0, 0.5 } }), tensor(new[,] { { -0.5, -0.25, 0, 0.25 } })]),
                "the distance has a sign: a key behind the query gains"),
            new Suspect(
                stack([tensor(new[,] { { -1, -0.5, 0, 0.0 } }), tensor(new[,] { { -0.5, -0.25, 0, 0.0 } })]),
                "a key behind the query costs nothing; it is further away, too"),
            new Suspect(
                stack([tensor(new[,] { { 0, 0.5, 1, 1.5 } }), tensor(new[,] { { 0, 0.25, 0.5, 0.75 } })]),
                "it is the key's position times the slope, and not the distance"));
    }

    [Test, ForTask("10.10")]
    public void Each_tile_has_its_part()
    {
        var slopes = Alibi6();
        var whole = slopes.view(-1, 1, 1) * -(arange(6, 11).unsqueeze(-1) - arange(11)).abs();
        foreach (var rows in new Places(0, 5).Cut(2))
        {
            foreach (var keys in new Places(0, 11).Cut(4))
            {
                TensorAssert.Close(
                    Alibi.Bias(slopes, new Tile(rows, keys, 6)),
                    keys.Of(rows.Of(whole), -1),
                    $"bias of queries {rows.Start} to {rows.End - 1} of 5, keys {keys.Start} to {keys.End - 1} of 11");
            }
        }
    }

    [Test, ForTask("10.10")]
    public void The_type_is_that_of_the_slopes()
    {
        var bias = Alibi.Bias(Alibi6().to(ScalarType.Float32), new Tile(new Places(0, 2), new Places(0, 3), 1));
        Assert.That(bias.dtype, Is.EqualTo(ScalarType.Float32), "type of the bias for slopes in Float32");
    }

    [Test, ForTask("10.10")]
    public void Attention_by_tiles_takes_it_with_and_without_a_causal_mask()
    {
        var sample = Sample.Of(61);
        var slopes = tensor(new[] { 0.5, 0.25, 0.125 });
        var bias = (slopes.view(-1, 1, 1) * -(arange(6, 11).unsqueeze(-1) - arange(11)).abs()).unsqueeze(0);
        foreach (bool causal in new[] { false, true })
        {
            var mask = causal ? bias.masked_fill(sample.Seen.logical_not(), double.NegativeInfinity) : bias;
            var options = new TileOptions { Size = 3, Causal = causal, Overlay = Overlays.Alibi(slopes) };
            var (output, logSumExp) = TiledAttention.Forward(sample.Query, sample.Key, sample.Value, options);
            TensorAssert.Close(output, sample.Output(mask), $"output with ALiBi, {(causal ? "causal" : "both ways")}");
            TensorAssert.Close(
                logSumExp, sample.LogSumExp(mask), $"logsumexp with ALiBi, {(causal ? "causal" : "both ways")}");
        }
    }

    [Test, ForTask("10.10")]
    public void Slopes_that_are_not_one_for_each_head_are_refused() => ArgumentAssert.Rejects(
        () => Alibi.Bias(
            ones(2, 3), new Tile(new Places(0, 2), new Places(0, 3))), "slopes", ones(2, 3), "it has two dimensions");

    private static Tensor Alibi6() => tensor(new[] { 0.25, 1 / 16.0, 1 / 64.0, 1 / 256.0, 0.5, 1 / 8.0 });
}
