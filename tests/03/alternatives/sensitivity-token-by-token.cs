// task:  03.1
// title: A loop over the tokens, and the inverse order
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

        var (whole, turned) = (model(input), model(input.index_select(-2, order)));
        double largest = 0;
        for (long place = 0; place < order.numel(); place++)
        {
            long from = order[place].ToInt64();
            var difference = turned.select(-2, place) - whole.select(-2, from);
            largest = Math.Max(largest, difference.abs().amax().ToDouble());
        }

        return largest;
    }
}
