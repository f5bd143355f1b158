extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference01 = reference::Katas.Lesson01;

namespace Katas.Lesson10.Tests;

/// <summary>Inputs of attention, what lesson 01 makes of them, and what can be seen of tiles at work.</summary>
internal sealed record Sample(Tensor Query, Tensor Key, Tensor Value)
{
    /// <summary>Two texts, three heads, five queries, eleven keys, 4 and 6 features, in Float64.</summary>
    public static Sample Of(int seed, long queries = 5, long keys = 11, ScalarType type = ScalarType.Float64) => new(
        Seeded.Normal(seed, type, 2, 3, queries, 4),
        Seeded.Normal(seed + 1, type, 2, 3, keys, 4),
        Seeded.Normal(seed + 2, type, 2, 3, keys, 6));

    /// <summary>All of them, by name.</summary>
    public (string, Tensor)[] Named => [("query", Query), ("key", Key), ("value", Value)];

    /// <summary>The number of keys before the first query.</summary>
    public long Past => Key.size(-2) - Query.size(-2);

    /// <summary>The whole matrix as one strip.</summary>
    public Tile Whole => new(new Places(0, Query.size(-2)), new Places(0, Key.size(-2)), Past);

    /// <summary>What a query sees if the queries are the last of the keys, <c>[query, key]</c>.</summary>
    public Tensor Seen => ones(Query.size(-2), Key.size(-2), dtype: ScalarType.Bool).tril(Past);

    /// <summary>Lesson 01's attention.</summary>
    public Tensor Output(Tensor? mask = null) =>
        Reference01.Attention.ScaledDotProduct(Query, Key, Value, mask).output;

    /// <summary>The logarithm of the sum of e^score, <c>[..., query]</c>.</summary>
    public Tensor LogSumExp(Tensor? mask = null)
    {
        var scores = Reference01.Attention.Scale(Reference01.Attention.Scores(Query, Key), Key.size(-1));
        return (mask is null ? scores : Reference01.Attention.ApplyMask(scores, mask)).logsumexp(-1);
    }

    /// <summary>The gradients of lesson 01's attention, by autograd.</summary>
    public Tensor[] Gradients(Tensor direction, Tensor? mask = null)
    {
        Tensor[] leaves = [.. Named.Select(input => input.Item2.detach().clone().requires_grad_())];
        var output = Reference01.Attention.ScaledDotProduct(leaves[0], leaves[1], leaves[2], mask).output;
        return [.. autograd.grad([output], leaves, [direction])];
    }

    /// <summary>
    /// Which of them are left out, or counted more than once, if all that are counted have the same weight,
    /// <c>[..., item]</c>; nothing if that does not explain the weights of all rows.
    /// </summary>
    public static IEnumerable<Suspect> Miscounted(Tensor? weights, string one, string several)
    {
        if (weights is null or { IsInvalid: true } || weights.dim() < 1 || weights.dtype != ScalarType.Float64)
        {
            return [];
        }

        double[][] rows = [.. weights.contiguous().data<double>().ToArray().Chunk((int)weights.size(-1))];
        double least = rows[0].Where(weight => weight > 1e-9).DefaultIfEmpty(1).Min();
        double[] times = [.. rows[0].Select(weight => Math.Round(weight / least))];
        bool areTimes = rows.All(
            row => row.Zip(times, (weight, time) => Math.Abs((weight / least) - time)).Max() < 1e-6);
        string[] words =
            [.. times.Distinct().Where(time => time != 1).Select(time => Counted(times, time, one, several))];
        return areTimes && words.Length > 0 ? [new Suspect(weights.clone(), string.Join("; ", words))] : [];
    }

    private static string Counted(double[] times, double time, string one, string several)
    {
        int[] items = [.. Enumerable.Range(0, times.Length).Where(i => times[i] == time)];
        string which = items.Length == 1 ? $"{one} {items[0]} is" : $"{several} {string.Join(", ", items)} are";
        return time == 0 ? $"{which} left out" : $"{which} counted {(time == 2 ? "twice" : $"{time} times")}";
    }

    /// <summary>
    /// Asks for what is laid over each tile, lays nothing, and writes down the tile and how many tensors there are.
    /// </summary>
    public static Func<Tile, Tensor?> Watch(List<Tile> tiles, List<long> alive) => tile =>
    {
        tiles.Add(tile);
        alive.Add(DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
        return null;
    };

    /// <summary>Asserts that tiles are no larger than they may be, and that none leaves anything behind.</summary>
    public static void NothingGrows(
        List<Tile> tiles, List<long> alive, long size, int count, string what, int allowed = 8)
    {
        Assert.That(tiles, Has.Count.EqualTo(count), $"{what}: number of tiles of {size} that were asked for");
        Assert.That(tiles.Distinct().Count(), Is.EqualTo(count), $"{what}: each tile is asked for once");
        Assert.That(
            tiles.Max(tile => Math.Max(tile.Rows.Count, tile.Keys.Count)),
            Is.LessThanOrEqualTo(size),
            $"{what}: rows or keys of the largest tile");
        Assert.That(
            alive.Max() - alive[0],
            Is.LessThanOrEqualTo(allowed),
            $"{what}: tensors alive at a later tile, more than at the first. Each tile has to let go of what it made "
            + "before the next one comes (a dispose scope in the loop).");
    }
}
