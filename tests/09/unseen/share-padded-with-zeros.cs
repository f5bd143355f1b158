// task:   09.8
// title:  pads the rotated part with zeros
// expect: What does not turn has to stay: zeros take its place here.
// hears:  RotaryTests.Features_beyond_the_share_stay_as_they_are
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Rotate(Tensor input, Angles angles, RotaryLayout layout)
    {
        Guard.Layout(input, "[..., length, head size]");
        Guard.SizeAtMost(angles.Cos, -1, input.size(-1) / 2, "the pairs of features of input");

        var count = angles.Cos.size(-1) * 2;
        var part = input.narrow(-1, 0, count);
        var turned = layout switch
        {
            RotaryLayout.Halves => Halves(part, angles),
            _ => Pairs(part, angles),
        };
        return nn.functional.pad(turned, [0, input.size(-1) - count]);
    }
}
