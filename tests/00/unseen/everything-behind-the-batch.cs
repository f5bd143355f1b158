// task:   00.4
// title:  takes the mean over all but the first dimension
// expect: The mean is over the last dimension alone; you have flattened everything behind the first into one.
// hears:  CenterTests.It_matches_the_reference_for_any_shape
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Tensors
{
    public static Tensor Center(Tensor values)
    {
        Guard.Layout(values, "[..., feature]");

        var flat = values.reshape(values.size(0), -1);
        return (flat - flat.mean(new long[] { 1 }, true)).reshape(values.shape);
    }
}
