// task:  03.1
// title: The largest difference is taken with its sign
// hint:  A difference far below 0 is as large as one far above it. Take absolute values before the maximum.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Order
{
    public static double Sensitivity(Func<Tensor, Tensor> model, Tensor input, Tensor order)
    {
        Guard.Layout(input, "[..., length, feature]");
        Guard.Permutation(order, input.size(-2));

        return (model(input.index_select(-2, order)) - model(input).index_select(-2, order)).max().ToDouble();
    }
}
