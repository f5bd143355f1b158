// task:   00.4
// title:  subtracts the median, in Float32
// expect: The mean is asked for, not the median; and the dtype should stay what it was.
// hears:  CenterTests.Each_row_loses_its_own_mean
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        var x = values.to_type(ScalarType.Float32);
        return x - x.sort(-1).Values[.., x.size(-1) / 2].unsqueeze(-1);
    }
}
