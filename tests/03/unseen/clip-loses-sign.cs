// task:   03.8
// title:  the absolute distance, clipped
// expect: Before and after must be told apart: do not take the absolute value.
// hears:  ClipTests.Distances_from_minus_2_to_2_become_0_to_4
// faults: 1
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

        return distances.abs().clamp(max: 2 * maxDistance);
    }
}
