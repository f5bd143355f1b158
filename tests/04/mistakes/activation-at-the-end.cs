// task:  04.6
// title: The activation comes after both maps
// hint:  Then the two maps are one, and ReLU lets a block only ever add positive numbers. It belongs between the maps.
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

        var wide = nn.functional.dropout(linear1.call(input), dropout, training);
        return Activations.Apply(linear2.call(wide), activation);
    }
}
