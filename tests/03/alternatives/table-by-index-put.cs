// task:  03.3
// title: Even and odd features written into a table of zeros
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

        var angles = outer(arange(offset, offset + length, dtype: ScalarType.Float64), Frequencies(dModel));
        var table = zeros(length, dModel, dtype: ScalarType.Float64);
        table[TensorIndex.Colon, TensorIndex.Slice(0, null, 2)] = angles.sin();
        table[TensorIndex.Colon, TensorIndex.Slice(1, null, 2)] = angles.narrow(1, 0, dModel / 2).cos();
        return table;
    }
}
