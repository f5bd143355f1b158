extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class BucketTests
{
    // Where T5's buckets begin, with its 32 buckets and largest distance 128; every distance below the first of these
    // has a bucket of its own.
    private static readonly long[] s_bidirectionalStarts = [8, 12, 16, 23, 32, 46, 64, 91];
    private static readonly long[] s_causalStarts = [16, 19, 21, 24, 27, 31, 35, 40, 46, 52, 59, 67, 77, 87, 99, 113];

    // These lie exactly on a border, and which side they fall on is up to the last digit of a logarithm. No other
    // test of this file meets a border.
    private static readonly long[] s_onABorder = [16, 32, 64];

    [Test, ForTask("03.11")]
    public void Half_way_up_the_logarithm_is_half_way_up_the_buckets()
    {
        // Backwards, 32 buckets: the distances 16 to 144 have 16 of them. 48.1 is half way by the logarithm, as 48/16
        // is the root of 144/16, so that bucket 24, the upper half, begins between 47 and 49.
        var distances = tensor(new long[] { -47, -49 });
        var grown = tensor(new[] { 47 / 16.0, 49 / 16.0 });

        TensorAssert.Close(
            Distances.Bucket(distances, bidirectional: false, buckets: 32, maxDistance: 144),
            tensor(new long[] { 23, 24 }),
            "distances -47 and -49, about √(16 · 144) = 48, in 32 buckets backwards, largest distance 144, by hand",
            [
                .. Suspects(distances, false, 32, 144),
                Mixed(grown.log2() / Math.Log(9)),
                Mixed(grown.log10() / Math.Log(9)),
                Mixed(grown.log() / Math.Log2(9)),
                Mixed(grown.log() / Math.Log10(9)),
                new Suspect(
                    (16 + (16 * (grown - 1) / 8).floor()).to(ScalarType.Int64),
                    "the buckets grow evenly: the logarithm is missing"),
            ]);

        static Suspect Mixed(Tensor share) => new(
            (16 + (16 * share).floor()).clamp(max: 31).to(ScalarType.Int64),
            "the logarithm above the line and the one below it have different bases");
    }

    [Test, ForTask("03.11")]
    public void Eight_buckets_both_ways_by_hand()
    {
        // 4 buckets each way: 0 and 1 one by one; from 2 on, and from 2 · √(30/2) = 7.7 on.
        var distances = tensor(new long[] { -50, -8, -7, -2, -1, 0, 1, 2, 7, 8, 50 });

        TensorAssert.Close(
            Distances.Bucket(distances, bidirectional: true, buckets: 8, maxDistance: 30),
            tensor(new long[] { 3, 3, 2, 2, 1, 0, 5, 6, 6, 7, 7 }),
            "distances -50 to 50 in 8 buckets both ways, largest distance 30, by hand",
            Suspects(distances, true, 8, 30));
    }

    [Test, ForTask("03.11")]
    public void Of_seven_buckets_the_upper_half_begins_at_3()
    {
        // 7 / 2 = 3 each way: 0 by itself, then from 1 and from √16 = 4 on. The seventh bucket is left over.
        var distances = tensor(new long[] { -50, -5, -1, 0, 1, 5, 50 });

        TensorAssert.Close(
            Distances.Bucket(distances, bidirectional: true, buckets: 7, maxDistance: 16),
            tensor(new long[] { 2, 2, 1, 0, 4, 5, 5 }),
            "distances -50 to 50 in 7 buckets both ways, largest distance 16, by hand");
    }

    [Test, ForTask("03.11")]
    public void Eight_buckets_backwards_by_hand()
    {
        // 0 to 3 one by one; the others begin at 4, and then at (60/4)^¼ = 1.97 times where the one before begins: at
        // 4, 7.9, 15.5 and 30.5.
        var distances = tensor(new long[] { -100, -31, -30, -16, -15, -8, -7, -4, -3, -1, 0, 1, 9 });

        TensorAssert.Close(
            Distances.Bucket(distances, bidirectional: false, buckets: 8, maxDistance: 60),
            tensor(new long[] { 7, 7, 6, 6, 5, 5, 4, 4, 3, 1, 0, 0, 0 }),
            "distances -100 to 9 in 8 buckets backwards, largest distance 60, by hand",
            Suspects(distances, false, 8, 60));
    }

    [Test, ForTask("03.11")]
    public void The_32_buckets_of_T5_begin_where_they_should_both_ways()
    {
        foreach (long distance in Enumerable.Range(0, 300).Select(number => (long)number).Except(s_onABorder))
        {
            long bucket = distance < 8 ? distance : 7 + s_bidirectionalStarts.Count(start => start <= distance);
            long[] seen = [.. Distances.Bucket(tensor(new[] { -distance, distance })).data<long>()];

            Assert.That(seen[0], Is.EqualTo(bucket), $"bucket of distance {-distance}, 32 buckets both ways");
            Assert.That(
                seen[1],
                Is.EqualTo(distance == 0 ? 0 : bucket + 16),
                $"bucket of distance {distance}, 32 buckets both ways");
        }
    }

    [Test, ForTask("03.11")]
    public void The_32_buckets_of_T5_begin_where_they_should_backwards()
    {
        for (long distance = 0; distance <= 300; distance++)
        {
            long bucket = distance < 16 ? distance : 15 + s_causalStarts.Count(start => start <= distance);
            var both = tensor(new[] { -distance, distance });
            long[] seen = [.. Distances.Bucket(both, bidirectional: false).data<long>()];

            Assert.That(seen[0], Is.EqualTo(bucket), $"bucket of distance {-distance}, 32 buckets backwards");
            Assert.That(seen[1], Is.Zero, $"bucket of distance {distance}, which lies ahead, 32 buckets backwards");
        }
    }

    [Test, ForTask("03.11")]
    public void Any_numbers_match_the_reference()
    {
        var distances = arange(-300, 301);
        (long, long)[] sizes =
            [(32, 120), (32, 130), (16, 60), (12, 10), (8, 20), (20, 100), (6, 17), (64, 125), (4, 9), (7, 30)];
        foreach (var (buckets, maxDistance) in sizes)
        {
            foreach (bool bidirectional in new[] { true, false })
            {
                TensorAssert.Close(
                    Distances.Bucket(distances, bidirectional, buckets, maxDistance),
                    Reference.Distances.Bucket(distances, bidirectional, buckets, maxDistance),
                    $"distances -300 to 300 in {buckets} buckets, largest distance {maxDistance}, "
                    + $"bidirectional: {bidirectional}",
                    Suspects(distances, bidirectional, buckets, maxDistance));
            }
        }
    }

    [Test, ForTask("03.11")]
    public void Any_shape_keeps_its_shape()
    {
        var distances = Reference.Distances.Between(4, 9, 2);

        TensorAssert.Close(
            Distances.Bucket(distances, true, 8, 6),
            Reference.Distances.Bucket(distances, true, 8, 6),
            "distances [4, 9]");
        TensorAssert.Close(
            Distances.Bucket(distances.reshape(2, 2, 9), false, 8, 6),
            Reference.Distances.Bucket(distances.reshape(2, 2, 9), false, 8, 6),
            "distances [2, 2, 9]");
    }

    [Test, ForTask("03.11")]
    public void Farther_never_means_a_lower_bucket_and_no_bucket_is_left_out()
    {
        var seen = Distances.Bucket(-arange(500), bidirectional: false);

        Assert.That((seen.diff() >= 0).all().ToBoolean(), Is.True, "whether buckets rise with the distance");
        Assert.That((seen.diff() <= 1).all().ToBoolean(), Is.True, "whether buckets rise by one at a time");
        Assert.That(seen[-1].ToInt64(), Is.EqualTo(31), "bucket of distance -499, the last of 32");
    }

    [Test, ForTask("03.11")]
    public void Distances_beyond_Int32_are_in_the_last_bucket()
    {
        var distances = tensor(new[] { -5_000_000_000, 5_000_000_000 });
        TensorAssert.Close(
            Distances.Bucket(distances), tensor(new long[] { 15, 31 }), "distances of 5 thousand million, both ways");
        TensorAssert.Close(
            Distances.Bucket(distances, bidirectional: false),
            tensor(new long[] { 31, 0 }),
            "distances of 5 thousand million, backwards");
    }

    [Test, ForTask("03.11")]
    public void The_distances_are_left_as_they_were()
    {
        foreach (bool bidirectional in new[] { true, false })
        {
            var distances = arange(-20, 21);
            var before = distances.clone();

            Distances.Bucket(distances, bidirectional, 8, 15);

            TensorAssert.Unchanged(distances, before, "distances");
        }
    }

    [Test, ForTask("03.11")]
    public void What_makes_no_sense_is_refused()
    {
        var broken = Seeded.Normal(1, 3, 5);

        ArgumentAssert.Rejects(() => Distances.Bucket(broken), "distances", broken, "it holds Float32");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Distances.Bucket(arange(3), true, 2), "buckets", "it is 2, for both ways");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Distances.Bucket(arange(3), true, 32, 16), "maxDistance", "it is 16 for 32 buckets");
    }

    private static Suspect[] Suspects(Tensor distances, bool bidirectional, long buckets, long maxDistance)
    {
        var expected = Reference.Distances.Bucket(distances, bidirectional, buckets, maxDistance);
        return
        [
            new(
                Reference.Distances.Bucket(-distances, bidirectional, buckets, maxDistance),
                "the sign is the other way round: keys before the query have negative distances"),
            new(
                Reference.Distances.Bucket(distances, !bidirectional, buckets, maxDistance),
                "bidirectional: true and false have changed places"),
            new(expected % (buckets / 2), "before and after share their buckets"),
        ];
    }
}
