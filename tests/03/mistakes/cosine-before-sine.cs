// task:  03.3
// title: Cosine and sine have changed places
// hint:  The even features, 0, 2, 4, …, are sines: at position 0 the row begins with 0 and not with 1.
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
        return stack([angles.cos(), angles.sin()], -1).flatten(1).narrow(1, 0, dModel);
    }
}
