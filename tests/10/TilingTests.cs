extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

public class TilingTests
{
    [Test, ForTask("10.5")]
    public void Without_a_causal_mask_each_strip_has_all_keys() => Check(
        7, 11, 3, false, (0, 3, 11), (3, 3, 11), (6, 1, 11));

    [Test, ForTask("10.5")]
    public void A_causal_strip_ends_where_its_last_query_stands() => Check(
        7, 7, 3, true, (0, 3, 3), (3, 3, 6), (6, 1, 7));

    [Test, ForTask("10.5")]
    public void The_queries_are_the_last_of_the_keys()
    {
        Check(5, 8, 2, true, (0, 2, 5), (2, 2, 7), (4, 1, 8));
        Check(1, 101, 16, true, (0, 1, 101));
    }

    [Test, ForTask("10.5")]
    public void Strips_of_one_query_and_of_all()
    {
        Check(3, 4, 1, true, (0, 1, 2), (1, 1, 3), (2, 1, 4));
        Check(3, 4, 100, true, (0, 3, 4));
        Check(3, 2, 100, false, (0, 3, 2));
        Check(4, 4, 2, false, (0, 2, 4), (2, 2, 4));
    }

    [Test, ForTask("10.5")]
    public void Tiles_without_a_size_are_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => _ = Tiling.Strips(3, 3, new TileOptions { Size = 0 }).ToList(), "options.Size", "it is 0");

    [Test, ForTask("10.5")]
    public void More_causal_queries_than_keys_are_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => _ = Tiling.Strips(
            4, 3, new TileOptions { Causal = true }).ToList(), "options", "4 queries are not the last of 3 keys");

    [Test, ForTask("10.6")]
    public void Each_tile_has_its_part_of_the_causal_mask()
    {
        foreach (var (queries, keys) in new[] { (11L, 11L), (5L, 11L), (1L, 7L) })
        {
            var whole = ones(queries, keys, dtype: ScalarType.Bool).tril(keys - queries);
            foreach (var rows in new Places(0, queries).Cut(3))
            {
                foreach (var columns in new Places(0, keys).Cut(4))
                {
                    var tile = new Tile(rows, columns, keys - queries);
                    string what =
                        $"mask of queries {rows.Start} to {rows.End - 1} of {queries}, "
                        + $"keys {columns.Start} to {columns.End - 1} of {keys}";
                    var part = columns.Of(rows.Of(whole), -1);
                    if (part.all().ToBoolean())
                    {
                        Assert.That(
                            Tiling.Causal(tile), Is.Null, $"{what}: all of it is seen, there is nothing to mask");
                    }
                    else
                    {
                        TensorAssert.Close(
                            Tiling.Causal(tile),
                            part,
                            what,
                            new Suspect(
                                ones_like(part).tril(), "every tile has the same triangle, wherever it lies"),
                            new Suspect(
                                ones_like(part).tril(rows.Start - columns.Start),
                                "the queries are taken for the first of the keys: their past is forgotten"));
                    }
                }
            }
        }
    }

    [Test, ForTask("10.6")]
    public void A_query_sees_itself_and_not_the_next_one()
    {
        var one = new Places(4, 1);
        Assert.That(Tiling.Causal(
            new Tile(one, new Places(6, 1), 2)), Is.Null, "query 4 with a past of 2 meets key 6, its own");
        TensorAssert.Close(
            Tiling.Causal(new Tile(one, new Places(7, 1), 2)), tensor(
                new[,] { { false } }), "query 4 with a past of 2 meets key 7, the next");
    }

    [Test, ForTask("10.6")]
    public void An_empty_tile_is_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => Tiling.Causal(new Tile(new Places(0, 0), new Places(0, 1))), "tile.Rows.Count", "it is 0");

    private static void Check(
        long queries, long keys, long size, bool causal, params (long Start, long Count, long Keys)[] expected)
    {
        Tile[] wanted =
        [
            .. expected.Select(strip => new Tile(
                new Places(strip.Start, strip.Count), new Places(0, strip.Keys), keys - queries)),
        ];
        Tile[] seen = [.. Tiling.Strips(queries, keys, new TileOptions { Size = size, Causal = causal })];
        if (!seen.SequenceEqual(wanted))
        {
            Assert.Fail(
                $"strips of {size} of {queries} queries, {keys} keys, {(causal ? "causal" : "not causal")}: "
                + $"{Words(seen)}; expected {Words(wanted)}." + Cause(seen, wanted));
        }
    }

    private static string Words(Tile[] strips) => string.Join(
        ", ",
        strips.Select(strip => $"{Places(strip.Rows)} with keys {Places(strip.Keys)} and past {strip.Past}"));

    private static string Places(Places places) => $"{places.Start}..{places.End - 1}";

    /// <summary>What is wrong with the first strip that is not as expected, if it can be said.</summary>
    private static string Cause(Tile[] seen, Tile[] wanted)
    {
        long rows = seen.Length == 0 ? 0 : seen[^1].Rows.End;
        var (strip, right) = seen.Zip(wanted).FirstOrDefault(pair => pair.First != pair.Second);
        string? cause = seen.Length < wanted.Length && rows < wanted[^1].Rows.End && strip == right
            ? $"queries from {rows} on are in no strip"
            : strip.Rows != right.Rows || strip.Keys.Start != right.Keys.Start || strip.Past != right.Past ? null
            : strip.Keys.End > right.Keys.End
                ? $"key {right.Keys.End} comes after the last query of the strip, at position {right.Keys.End - 1}"
            : strip.Keys.End < right.Keys.End
                ? $"the strip's last query sees key {strip.Keys.End}, too: up to {right.Keys.End - 1}"
            : null;
        return cause is null ? "" : $"\nLikely cause: {cause}.";
    }
}
