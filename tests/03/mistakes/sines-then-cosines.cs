// task:  03.3
// title: All sines come first, then all cosines
// hint:  The features should take turns: sine, cosine, sine, cosine. Side by side, the halves hold the same numbers in
//        another order, which suits neither the paper's formula nor anybody's saved weights.
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
        return cat([angles.sin(), angles.cos()], -1).narrow(1, 0, dModel);
    }
}
