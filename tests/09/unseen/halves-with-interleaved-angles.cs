// task:   09.7
// title:  doubles cos and sin by repeat_interleave, as for pairs
// expect: For halves the list of angles is repeated as a whole; yours repeats each, which fits pairs. Position 0 is
//         right still.
// hears:  halves-angles-interleaved
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
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var cos = angles.Cos.to(input.dtype).repeat_interleave(2, -1);
        var sin = angles.Sin.to(input.dtype).repeat_interleave(2, -1);
        var two = input.chunk(2, -1);
        return (input * cos) + (cat([-two[1], two[0]], -1) * sin);
    }
}
