// task:  03.1
// rule:  dimension-from-the-front
// title: Another dimension is reordered
// hint:  Tokens lie along the last dimension but one, whatever comes before it. Counting from the front reaches the
//        batch instead.
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

        return (model(input.index_select(0, order)) - model(input).index_select(0, order)).abs().max().ToDouble();
    }
}
