// task:  01.5
// title: A loop over the keys
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor WeightedSum(Tensor weights, Tensor value)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -2, weights.size(-1), "a value for each key of weights");
        Guard.LeadingDimensions(value, weights);
        Guard.SameType(value, weights);

        var sum = weights.narrow(-1, 0, 1) * value.narrow(-2, 0, 1);
        for (long key = 1; key < value.size(-2); key++)
        {
            sum = sum + (weights.narrow(-1, key, 1) * value.narrow(-2, key, 1));
        }

        return sum;
    }
}
