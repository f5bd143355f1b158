// task:  09.5
// title: The angles are computed in Float32
// hint:  At position 1,000,003 a Float32 angle is wrong in the second digit. Which dtype do the positions have when
//        they are multiplied?
// source: huggingface/candle PR #3520, nkalyanv99/UNI-D2 PR #6: positions beyond 256 in BFloat16
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);
        Guard.Layout(frequencies, "[pairs]");

        var angles = positions.to(ScalarType.Float32).unsqueeze(-1) * frequencies.to(ScalarType.Float32);
        return new Angles(angles.cos().to(ScalarType.Float64), angles.sin().to(ScalarType.Float64));
    }
}
