// task:  03.3
// title: The positions start at 1
// hint:  The first position is 0, whose sines are 0 and whose cosines are 1. Here everything is one step ahead.
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

        var positions = arange(offset + 1, offset + length + 1, dtype: ScalarType.Float64);
        var angles = positions.unsqueeze(-1) * Frequencies(dModel);
        return stack([angles.sin(), angles.cos()], -1).flatten(1).narrow(1, 0, dModel);
    }
}
