// task:  04.6
// title: The maps by matrix products
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

        var hidden = Activations.Apply(input.matmul(linear1.weight.transpose(-2, -1)) + linear1.bias, activation);
        hidden = nn.functional.dropout(hidden, dropout, training: training);
        return hidden.matmul(linear2.weight.transpose(-2, -1)) + linear2.bias;
    }
}
