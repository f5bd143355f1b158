// task:  02.7
// rule:  in-place-on-argument
// title: The caller's weights are changed
// hint:  They are given back to whoever called the layer, to be looked at, and should still be those before dropout.
//        Make a new tensor.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class WeightDropout
{
    public static Tensor Apply(Tensor weights, double probability, bool training)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Probability(probability);

        return nn.functional.dropout(weights, probability, training, inplace: true);
    }
}
