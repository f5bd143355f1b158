// task:  03.3
// title: The offset has no effect on the table
// hint:  Every table starts at position 0. The first row should be the position that the offset says, and the others
//        follow on from it.
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

        var angles = arange(length, dtype: ScalarType.Float64).unsqueeze(-1) * Frequencies(dModel);
        return stack([angles.sin(), angles.cos()], -1).flatten(1).narrow(1, 0, dModel);
    }
}
