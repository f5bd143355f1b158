// task:  03.1
// title: One of the two is reordered the other way
// hint:  Input and output have to be moved in the same way. An order and its inverse agree when two tokens change
//        places, and differ as soon as three go round.
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

        var back = order.argsort();
        return (model(input.index_select(-2, order)) - model(input).index_select(-2, back)).abs().max().ToDouble();
    }
}
