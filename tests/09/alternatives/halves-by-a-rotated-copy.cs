// task:  09.7
// title: rotate_half, cos and sin twice
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var cos = cat([angles.Cos, angles.Cos], -1).to(input.dtype); // [..., length, features]
        var sin = cat([angles.Sin, angles.Sin], -1).to(input.dtype); // [..., length, features]
        var halves = input.chunk(2, -1); // 2 × [..., length, pairs]
        return (input * cos) + (cat([-halves[1], halves[0]], -1) * sin);
    }
}
