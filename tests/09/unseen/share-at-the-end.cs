// task:   09.8
// title:  turns the last features, not the first
// expect: The first features turn, as many as there are angles for; yours turns those at the end.
// hears:  share-at-the-end
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
    public static Tensor Rotate(Tensor input, Angles angles, RotaryLayout layout)
    {
        Guard.Layout(input, "[..., length, head size]");
        Guard.SizeAtMost(angles.Cos, -1, input.size(-1) / 2, "the pairs of features of input");

        long turned = angles.Cos.size(-1) * 2;
        long rest = input.size(-1) - turned;
        var end = input.narrow(-1, rest, turned);
        var done = layout == RotaryLayout.Pairs ? Pairs(end, angles) : Halves(end, angles);
        return cat([input.narrow(-1, 0, rest), done], -1);
    }
}
