// task:   09.6
// title:  right: multiplies complex numbers, as Meta does
// expect: Nothing: it is right.
// hears:  passes
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var wide = input.to(ScalarType.Float64).reshape([.. input.shape[..^1], -1, 2]);
        var turned = wide.contiguous().view_as_complex() * complex(angles.Cos, angles.Sin);
        return turned.view_as_real().flatten(-2).to(input.dtype);
    }
}
