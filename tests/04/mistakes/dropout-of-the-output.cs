// task:  04.6
// title: The output is dropped, not what is between the maps
// hint:  The block drops from the output itself. Here it is the wide middle that is thinned out, after the activation.
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

        var output = linear2.call(Activations.Apply(linear1.call(input), activation));
        return nn.functional.dropout(output, dropout, training);
    }
}
