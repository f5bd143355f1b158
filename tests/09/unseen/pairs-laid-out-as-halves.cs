// task:   09.6
// title:  turns neighbours, and lays the results out in halves
// expect: Each result belongs where its feature was: first and second of a pair side by side, not all firsts before
//         all seconds.
// hears:  RotaryTests.Neighbours_turn_together_by_a_quarter
// faults: 2
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
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var cos = angles.Cos.to(input.dtype);
        var sin = angles.Sin.to(input.dtype);
        var parts = input.unflatten(-1, input.size(-1) / 2, 2); // [..., pairs, 2]
        var first = parts.select(-1, 0);
        var second = parts.select(-1, 1);
        return cat([(first * cos) - (second * sin), (first * sin) + (second * cos)], -1);
    }
}
