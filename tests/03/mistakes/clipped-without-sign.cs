// task:  03.8
// title: Before and after share their numbers
// hint:  There are k + 1 numbers here in place of 2k + 1: a key two before and one two after look the same.
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

        return distances.abs().clamp(max: maxDistance);
    }
}
