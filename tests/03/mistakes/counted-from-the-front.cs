// task:  03.1
// rule:  dimension-from-the-front
// title: The tokens are counted from the front
// hint:  Dimension 1 holds the tokens as long as there is exactly one dimension before them. For a single text it holds
//        the features. From the end, tokens are the last dimension but one in any case.
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

        return (model(input.index_select(1, order)) - model(input).index_select(1, order)).abs().max().ToDouble();
    }
}
