// task:  03.11
// title: Each direction is given all the buckets
// hint:  With both directions there are half as many buckets for each. The numbers here go far beyond the last bucket.
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

        long share = buckets;
        var start = bidirectional ? (distances > 0).to(ScalarType.Int64) * share : zeros_like(distances);
        var far = bidirectional ? distances.abs() : (-distances).clamp(min: 0);
        long exact = share / 2;
        var logarithm = (far.to(ScalarType.Float64) / exact).log() / Math.Log((double)maxDistance / exact);
        var wide = exact + (logarithm * (share - exact)).clamp(0, share - exact - 1).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
