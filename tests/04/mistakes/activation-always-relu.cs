// task:  04.6
// rule:  unused-argument
// title: The activation is ReLU whatever is asked for
// hint:  The argument that says which activation is not read.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class FeedForward
{
    public static Tensor Transform(
        Tensor input, Linear linear1, Linear linear2, Activation activation, double dropout, bool training)
    {
        Guard.Layout(input, "[..., d_model]");
        Guard.Size(input, -1, linear1.weight.size(1), "what linear1 takes");
        Guard.Probability(dropout);

        return linear2.call(nn.functional.dropout(Activations.Relu(linear1.call(input)), dropout, training));
    }
}
