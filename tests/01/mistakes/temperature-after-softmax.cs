// task:  01.9
// title: The temperature is applied after softmax
// hint:  Dividing the weights scales all of them alike: the proportions stay, and the sum is no longer 1. The
//        temperature acts on the scores.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor WithTemperature(Tensor scores, double temperature)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(temperature);

        return Attention.Softmax(scores) / temperature;
    }
}
