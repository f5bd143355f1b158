// task:  03.11
// title: The shared buckets all have the same width
// hint:  Far away, one step more hardly matters: each shared bucket is wider than the one before it. That is what a
//        logarithm does, and a plain proportion does not.
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
        var start = bidirectional ? (distances > 0).to(ScalarType.Int64) * share : zeros_like(distances);
        var far = bidirectional ? distances.abs() : (-distances).clamp(min: 0);
        long exact = share / 2;
        var part = (far - exact).to(ScalarType.Float64) / (maxDistance - exact);
        var wide = exact + (part * (share - exact)).clamp(0, share - exact - 1).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
