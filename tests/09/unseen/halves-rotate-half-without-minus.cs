// task:   09.7
// title:  rotate_half with the minus on the wrong half, and in Float64
// expect: rotate_half is (-second, first). Yours is (second, -first), so it turns the other way. And Float64 angles
//         make the result Float64.
// hears:  halves-turned-back
// faults: 2
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        long half = input.size(-1) / 2;
        var (first, second) = (input.narrow(-1, 0, half), input.narrow(-1, half, half));
        var cos = cat([angles.Cos, angles.Cos], -1);
        var sin = cat([angles.Sin, angles.Sin], -1);
        return (input * cos) + (cat([second, -first], -1) * sin);
    }
}
