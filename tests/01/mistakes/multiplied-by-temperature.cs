// task:  01.9
// title: The scores are multiplied by the temperature
// hint:  A high temperature should make attention more even; here it makes it sharper. Think of what happens to the
//        differences between scores.
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

        return Attention.Softmax(scores * temperature);
    }
}
