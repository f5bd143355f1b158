// task:  04.6
// rule:  dropout-always-on, unused-argument
// title: Features are dropped in eval mode
// hint:  torch's dropout drops unless it is told that the module is not training. Here a trained model gives another
//        answer each time.
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

        return linear2.call(nn.functional.dropout(Activations.Apply(linear1.call(input), activation), dropout));
    }
}
