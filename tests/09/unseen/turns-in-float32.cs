// task:   09.5
// title:  multiplies in Float32 and widens afterwards
// expect: The angles are to be computed in Float64: in Float32 a position of 100,000 has lost digits before cos sees
//         it.
// hears:  turns-in-float32
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);
        Guard.Layout(frequencies, "[pairs]");

        var angles = positions.to(float32).unsqueeze(-1) * frequencies.to(float32); // [..., length, pairs]
        return new Angles(angles.cos().to(float64), angles.sin().to(float64));
    }
}
