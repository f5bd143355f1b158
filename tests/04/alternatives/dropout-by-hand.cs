// task:  04.6
// title: Dropout by hand
using Katas.Lesson02;
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

        var hidden = Activations.Apply(linear1.call(input), activation);
        if (training && dropout > 0)
        {
            hidden = WeightDropout.Apply(hidden.unsqueeze(0), dropout, training).squeeze(0);
        }

        return linear2.call(hidden);
    }
}
