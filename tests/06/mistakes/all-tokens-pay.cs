// task:  06.7
// title: All tokens pay the penalty, and not only those of the text
// hint:  Only the tokens of the text pay; gather finds their logits, scatter puts them back.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Layout(text, "[..., length]");
        Guard.WholeNumbers(text);
        Guard.Positive(penalty);

        return where(logits > 0, logits / penalty, logits * penalty);
    }
}
