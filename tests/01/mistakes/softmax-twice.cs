// task:  01.9
// rule:  softmax-twice
// title: Softmax is taken twice
// hint:  The weights are treated like scores once more. Weights lie between 0 and 1, so the result is almost even, and
//        a key that was ruled out gets a share again.
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

        return Attention.Softmax(Attention.Softmax(scores) / temperature);
    }
}
