// task:  09.5
// title: Each angle is there twice
// hint:  One for each pair, not one for each feature: the tasks that rotate expect half as many as there are features.
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

        var angles = positions.to(ScalarType.Float64).unsqueeze(-1) * frequencies; // → [..., length, pairs]
        angles = cat([angles, angles], -1);
        return new Angles(angles.cos(), angles.sin());
    }
}
