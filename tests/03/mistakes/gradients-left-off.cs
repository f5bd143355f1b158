// task:  03.1
// title: Gradients stay switched off
// hint:  no_grad lasts until what it returns is disposed, and not until the method ends: after one call of this,
//        nothing in the whole program records a gradient any more. What ends with its block by itself?
// rule:  left-open
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

        using var scope = NewDisposeScope();
        var noGradient = no_grad();

        var reorderedFirst = model(input.index_select(-2, order)); // [..., length, feature]
        var reorderedLast = model(input).index_select(-2, order); // [..., length, feature]
        return (reorderedFirst - reorderedLast).abs().max().ToDouble();
    }
}
