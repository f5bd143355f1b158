// task:  04.6
// title: The input is dropped, not what is between the maps
// hint:  Dropout acts between the activation and the second map.
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

        var thinned = nn.functional.dropout(input, dropout, training);
        return linear2.call(Activations.Apply(linear1.call(thinned), activation));
    }
}
