// task:   04.6
// title:  drops out before the activation, and has no dispose scope, so that the wide features stay
// expect: Dropout belongs after the activation: ReLU does not mind, but GELU gets numbers that were enlarged by 1 / (1
//         - p) and bends them elsewhere. And without a dispose scope, three wide tensors live on until the caller's
//         ends.
// hears:  FeedForwardTests.What_is_dropped_is_what_the_activation_gave
// faults: 2
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

        var wide = linear1.call(input);
        wide = nn.functional.dropout(wide, dropout, training); // what is 0 costs the activation nothing
        wide = Activations.Apply(wide, activation);
        return linear2.call(wide);
    }
}
