// task:  03.8
// title: k is added first, and the limits are 0 and 2k
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

        return (distances + maxDistance).clamp(0, 2 * maxDistance);
    }
}
