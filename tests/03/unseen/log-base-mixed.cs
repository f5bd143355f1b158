// task:   03.11
// title:  log2 above and natural logarithm below
// expect: Both logarithms must have the same base.
// hears:  BucketTests.Half_way_up_the_logarithm_is_half_way_up_the_buckets
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
        Tensor n = bidirectional ? distances.abs() : distances.neg().clamp(min: 0);
        Tensor ratio = (n.to(ScalarType.Float64) / exact).clamp(min: 1.0);
        Tensor grown = exact + (ratio.log2() / Math.Log((double)maxDistance / exact) * (share - exact)).floor().to(ScalarType.Int64);
        Tensor bucket = where(n < exact, n, grown.clamp(max: share - 1));
        return bidirectional ? where(distances > 0, bucket + share, bucket) : bucket;
    }
}
