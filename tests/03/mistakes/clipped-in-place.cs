// task:  03.8
// rule:  in-place-on-argument
// title: The caller's distances are changed
// hint:  In TorchSharp a name that ends in an underscore works in place: the distances that were passed in are
//        overwritten.
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

        return distances.clamp_(-maxDistance, maxDistance).add_(maxDistance);
    }
}
