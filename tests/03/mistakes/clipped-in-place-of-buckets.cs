// task:  03.11
// title: Every distance is given a bucket of its own until they run out
// hint:  These are the clipped distances of Shaw et al. T5 spends half of a direction's buckets like that, and shares
//        the others out over the far distances.
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
        return start + far.clamp(max: share - 1);
    }
}
