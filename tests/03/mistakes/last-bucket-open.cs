// task:  03.11
// title: Beyond the largest distance the buckets go on
// hint:  Everything from the largest distance on shares the last bucket. Without that limit the numbers run past it,
//        into the other direction's buckets or out of the table.
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
        var logarithm = (far.to(ScalarType.Float64) / exact).log() / Math.Log((double)maxDistance / exact);
        var wide = exact + (logarithm * (share - exact)).clamp(min: 0).to(ScalarType.Int64);
        return start + where(far < exact, far, wide);
    }
}
