// task:  03.1
// title: The output is compared without being reordered
// hint:  Attention's outputs come in the new order when its inputs do, so place 0 now belongs to another token. Before
//        the two are compared, the outputs for the old order need the new order as well. (What you measure now is
//        invariance; equivariance is asked for.)
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

        return (model(input.index_select(-2, order)) - model(input)).abs().max().ToDouble();
    }
}
