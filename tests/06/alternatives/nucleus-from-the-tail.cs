// task:  06.9
// title: A nucleus from its tail
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopP(Tensor logits, double p)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Probability(p);
        Guard.Positive(p);

        using var scope = NewDisposeScope();

        var probabilities = logits.softmax(-1);
        var order = probabilities.argsort(-1, descending: true);
        var sorted = probabilities.gather(-1, order);
        var tooMuch = sorted.cumsum(-1) - sorted >= p;
        var out_ = zeros_like(logits, dtype: ScalarType.Bool).scatter(-1, order, tooMuch);
        return logits.masked_fill(out_, double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
