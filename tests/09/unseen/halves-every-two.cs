// task:   09.7
// title:  rotate_half as one first thinks of it: every second feature
// expect: That is the layout of pairs: neighbours turn together. Halves are i and i + half.
// hears:  halves-are-pairs
// source: henrywoo/pyllama #83, EleutherAI/gpt-neox #834, keras-team/keras-hub #1416
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var two = input.view([.. input.shape[..^1], -1, 2]);
        var rotated = stack([-two.select(-1, 1), two.select(-1, 0)], -1).reshape(input.shape);
        var cos = angles.Cos.to(input.dtype).repeat_interleave(2, -1);
        var sin = angles.Sin.to(input.dtype).repeat_interleave(2, -1);
        return (input * cos) + (rotated * sin);
    }
}
