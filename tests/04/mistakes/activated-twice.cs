// task:  04.6
// title: The output is activated too
// hint:  What comes out is added to the tokens, and has to be free to go either way. Only what is between the maps is
//        activated.
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

        var hidden = nn.functional.dropout(Activations.Apply(linear1.call(input), activation), dropout, training);
        return Activations.Apply(linear2.call(hidden), activation);
    }
}
