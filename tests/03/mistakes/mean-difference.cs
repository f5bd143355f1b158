// task:  03.1
// title: The mean difference is taken and not the largest
// hint:  One token out of place in a long text hardly moves a mean. The largest absolute difference is asked for.
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

        return (model(input.index_select(-2, order)) - model(input).index_select(-2, order)).abs().mean().ToDouble();
    }
}
