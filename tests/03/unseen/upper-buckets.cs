// task:   03.11
// title:  lets the buckets for later keys begin at buckets - share, which is buckets / 2 for even numbers only
// expect: With an odd number of buckets your second half begins one bucket too high. It begins at buckets / 2, which
//         is the share itself, and not at buckets - share.
// hears:  BucketTests.Of_seven_buckets_the_upper_half_begins_at_3
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Bucket(Tensor distances, bool bidirectional = true, long buckets = 32, long maxDistance = 128)
    {
        Guard.WholeNumbers(distances);
        Guard.AtLeast(buckets, bidirectional ? 4 : 2);
        Guard.AtLeast(maxDistance, (buckets / 2) + 1);

        long share = bidirectional ? buckets / 2 : buckets;
        long exact = share / 2;
        var n = bidirectional ? distances.abs() : distances.neg().clamp(min: 0);

        double width = Math.Log((double)maxDistance / exact);
        var far = (n.to_type(ScalarType.Float64).clamp(min: exact) / exact).log() / width * (share - exact);
        var shared = far.floor().to_type(ScalarType.Int64) + exact;
        var bucket = where(n.lt(exact), n, shared).clamp(max: share - 1);
        if (!bidirectional)
        {
            return bucket;
        }

        // Later keys get the last buckets, so that none at the end is wasted.
        return bucket + (distances.gt(0).to_type(ScalarType.Int64) * (buckets - share));
    }
}
