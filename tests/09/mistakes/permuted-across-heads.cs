// task:  09.9
// title: All rows are taken for one head
// hint:  Each head has features of its own: rows are rearranged within a head.
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

        var rows = weight.reshape([1, -1, .. weight.shape[1..]]); // [heads · size, width] → [heads, size, width]
        long turning = rotated ?? rows.size(1);
        var pairs = rows.narrow(1, 0, turning).unflatten(1, [turning / 2, 2]); // → [heads, pairs, 2, width]
        var staying = rows.narrow(1, turning, rows.size(1) - turning); // [heads, size - turning, width]
        return cat([pairs.select(2, 0), pairs.select(2, 1), staying], 1) // → [heads, size, width]
            .flatten(0, 1); // → [heads · size, width]
    }
}
