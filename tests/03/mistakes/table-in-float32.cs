// task:  03.3
// title: The table is Float32
// hint:  The values are right, as far as Float32 goes; Float64 is asked for. Whoever adds the table to tokens chooses
//        the dtype then.
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

        var angles = arange(offset, offset + length, dtype: ScalarType.Float64).unsqueeze(-1) * Frequencies(dModel);
        return stack([angles.sin(), angles.cos()], -1).flatten(1).narrow(1, 0, dModel).to(ScalarType.Float32);
    }
}
