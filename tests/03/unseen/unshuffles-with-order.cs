// task:   03.1
// title:  puts the shuffled output back with the order itself, not with its inverse; and no dispose scope, so the
//         tensors leak
// expect: You shuffle, run, and then shuffle a second time: index_select with order undoes itself only for swaps and
//         reversals; reorder the other output, or use order.argsort(). Second, nothing frees the tensors: open a
//         dispose scope.
// hears:  reordered-back
// faults: 2
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

        // Shuffle, run the model, put everything back where it was: nothing should have changed.
        var shuffled = input.index_select(-2, order);
        var back = model(shuffled).index_select(-2, order);
        var straight = model(input);
        return (back - straight).abs().max().ToDouble();
    }
}
