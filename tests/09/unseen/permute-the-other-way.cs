// task:   09.9
// title:  makes weights for pairs of weights for halves
// expect: The order goes the other way: first the first ones of all pairs, then the second ones. Yours interleaves two
//         halves.
// hears:  permuted-backwards
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        long size = weight.size(0) / heads;
        long turning = rotated ?? size;
        var byHead = weight.unflatten(0, heads, size); // [heads, head size, ...]
        var turned = byHead.narrow(1, 0, turning).unflatten(1, 2, turning / 2).transpose(1, 2).flatten(1, 2);
        return cat([turned, byHead.narrow(1, turning, size - turning)], 1).flatten(0, 1);
    }
}
