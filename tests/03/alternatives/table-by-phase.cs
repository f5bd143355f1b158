// task:  03.3
// title: A cosine is a sine a quarter turn ahead
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
        var pair = (features / 2).floor();
        var positions = arange(offset, offset + length, dtype: ScalarType.Float64).unsqueeze(-1);
        return ((positions * pow(Base, -2 * pair / dModel)) + (features % 2 * (Math.PI / 2))).sin();
    }
}
