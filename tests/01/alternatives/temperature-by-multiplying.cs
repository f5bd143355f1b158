// task:  01.9
// title: Multiplied by the reciprocal, with torch's softmax
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

        var scaled = scores * (1 / temperature);
        var nothing = scaled.isneginf().all(-1, keepdim: true);
        return nn.functional.softmax(scaled.masked_fill(nothing, 0), -1).masked_fill(nothing, 0);
    }
}
