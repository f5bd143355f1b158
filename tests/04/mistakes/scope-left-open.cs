// task:  04.6
// title: The dispose scope is never closed
// hint:  A dispose scope lasts until it is disposed, and not until the method ends: every tensor that anyone makes
//        afterwards belongs to it, and none of them is freed. What ends with its block by itself?
// rule:  left-open
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

        var scope = NewDisposeScope();

        var hidden = Activations.Apply(linear1.call(input), activation); // [..., d_model] → [..., d_ff]
        hidden = nn.functional.dropout(hidden, dropout, training);
        return linear2.call(hidden).MoveToOuterDisposeScope(); // [..., d_ff] → [..., d_model]
    }
}
