// task:  09.9
// title: The order of the rows, written down
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        long size = weight.size(0) / heads, turning = rotated ?? size;
        var one = cat([arange(0, turning, 2), arange(1, turning, 2), arange(turning, size)], 0); // [size]
        var order = (arange(heads).unsqueeze(-1) * size) + one; // [heads, size]
        return weight.index_select(0, order.flatten());
    }
}
