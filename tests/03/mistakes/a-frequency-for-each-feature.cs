// task:  03.3
// title: Sine and cosine of a pair have different frequencies
// hint:  A sine and the cosine beside it share an angle; that is what makes them a pair, and a step along the text a
//        rotation. Here each feature has an angle of its own.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        Guard.Positive(length);
        Guard.Positive(dModel);
        Guard.AtLeast(offset, 0);

        var features = arange(dModel, dtype: ScalarType.Float64);
        var angles = arange(offset, offset + length, dtype: ScalarType.Float64).unsqueeze(-1)
            * pow(Base, features / -dModel);
        return where(features % 2 == 0, angles.sin(), angles.cos());
    }
}
