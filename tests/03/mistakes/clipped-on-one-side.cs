// task:  03.8
// title: Keys before the query are not clipped
// hint:  Far keys after the query are clipped, those far before it are not, and their numbers fall below 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Clip(Tensor distances, long maxDistance)
    {
        Guard.WholeNumbers(distances);
        Guard.AtLeast(maxDistance, 0);

        return distances.clamp(max: maxDistance) + maxDistance;
    }
}
