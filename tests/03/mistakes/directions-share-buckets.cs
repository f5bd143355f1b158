// task:  03.11
// title: Keys before and after share their buckets
// hint:  With both directions, half of the buckets are for keys after the query, and begin where the other half ends.
//        Here distance 3 and distance -3 fall into one bucket.
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
        var start = zeros_like(distances);
        var far = bidirectional ? distances.abs() : (-distances).clamp(min: 0);
        long exact = share / 2;
        var logarithm = (far.to(ScalarType.Float64) / exact).log() / Math.Log((double)maxDistance / exact);
        var wide = exact + (logarithm * (share - exact)).clamp(0, share - exact - 1).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
