extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class BetweenTests
{
    [Test, ForTask("03.7")]
    public void Keys_before_the_query_are_below_0_and_keys_after_it_above()
    {
        var expected = tensor(new long[,] { { 0, 1, 2, 3 }, { -1, 0, 1, 2 }, { -2, -1, 0, 1 } });

        TensorAssert.Close(
            Distances.Between(3, 4), expected, "distances from 3 queries to 4 keys, by hand", Suspects(3, 4, 0));
    }

    [Test, ForTask("03.7")]
    public void With_an_offset_the_queries_start_later()
    {
        // One query at position 4 that looks back over five keys, as when a text is written token by token.
        TensorAssert.Close(
            Distances.Between(1, 5, offset: 4),
            tensor(new long[,] { { -4, -3, -2, -1, 0 } }),
            "distances from one query at position 4 to 5 keys, by hand",
            Suspects(1, 5, 4));
        TensorAssert.Close(
            Distances.Between(2, 3, offset: 1),
            tensor(new long[,] { { -1, 0, 1 }, { -2, -1, 0 } }),
            "distances from queries at positions 1 and 2 to 3 keys, by hand",
            Suspects(2, 3, 1));
    }

    [Test, ForTask("03.7")]
    public void Any_lengths_match_the_reference()
    {
        (long, long, long)[] sizes =
            [(1, 1, 0), (5, 3, 0), (3, 5, 7), (4, 4, 0), (6, 1, 2), (1, 6, 1000), (2, 3, 5_000_000_000)];
        foreach (var (queries, keys, offset) in sizes)
        {
            TensorAssert.Close(
                Distances.Between(queries, keys, offset),
                Reference.Distances.Between(queries, keys, offset),
                $"distances from {queries} queries at {offset} and on to {keys} keys",
                Suspects(queries, keys, offset));
        }
    }

    [Test, ForTask("03.7")]
    public void They_are_whole_numbers() => Assert.That(
        Distances.Between(3, 5).dtype, Is.EqualTo(ScalarType.Int64), "dtype of the distances");

    [Test, ForTask("03.7")]
    public void Each_call_gives_a_tensor_of_its_own()
    {
        Distances.Between(3, 5).fill_(7);
        TensorAssert.Close(
            Distances.Between(3, 5),
            Reference.Distances.Between(3, 5),
            "distances from 3 queries to 5 keys, after somebody wrote into some that were given out before");
    }

    [Test, ForTask("03.7")]
    public void Lengths_and_offsets_that_make_no_sense_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Distances.Between(0, 5), "queryLength", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Distances.Between(3, 0), "keyLength", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Distances.Between(3, 5, -1), "offset", "it is -1");
    }

    private static Suspect[] Suspects(long queryLength, long keyLength, long offset)
    {
        var distances = Reference.Distances.Between(queryLength, keyLength, offset);
        return
        [
            new(-distances, "the sign is the other way round: it is the key's position minus the query's"),
            new(distances.abs(), "before and after are not told apart: these are absolute distances"),
            new(Reference.Distances.Between(queryLength, keyLength), "the offset has no effect"),
            new(distances + (2 * offset), "the offset moves the keys; it is the queries that start later"),
            new(
                Reference.Distances.Between(keyLength, queryLength, offset),
                "query and key have changed places: rows belong to queries"),
        ];
    }
}
