// task:  03.3
// title: An odd width comes out one feature too wide
// hint:  Pairs are always two features, and an odd d_model needs one less at the end: its last sine has no cosine.
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
        return stack([angles.sin(), angles.cos()], -1).flatten(1);
    }
}
