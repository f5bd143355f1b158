// task:   04.6
// title:  dropout before the activation; with GELU this scales its argument
// expect: Drop out after the activation.
// hears:  FeedForwardTests.What_is_dropped_is_what_the_activation_gave
// faults: 1
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

        var h = linear1.call(input);
        h = nn.functional.dropout(h, dropout, training);
        h = Activations.Apply(h, activation);
        return linear2.call(h);
    }
}
