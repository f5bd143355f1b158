// task:  03.11
// title: The two directions have changed places
// hint:  Keys before the query, whose distances are below 0, have the first half of the buckets, and keys after it the
//        second. Backwards it is the keys before the query that count.
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
        var start = bidirectional ? (distances < 0).to(ScalarType.Int64) * share : zeros_like(distances);
        var far = bidirectional ? distances.abs() : distances.clamp(min: 0);
        long exact = share / 2;
        var logarithm = (far.to(ScalarType.Float64) / exact).log() / Math.Log((double)maxDistance / exact);
        var wide = exact + (logarithm * (share - exact)).clamp(0, share - exact - 1).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
