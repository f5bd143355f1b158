// task: 13.10
// title:Half types are not widened
// hint: A softmax in BFloat16 keeps two or three digits. Widen first, and round once at the end.
// source: AI-Hypercomputer/maxtext, pull request 833
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Router
{
    public static Routing Choose(Tensor logits, long k, bool sumToOne)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));

        bool half = logits.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        var probabilities = (half ? logits : logits).softmax(-1); // [tokens, experts]
        var (weights, chosen) = probabilities.topk((int)k, -1); // [tokens, experts] → 2 × [tokens, k]
        if (sumToOne)
        {
            weights = weights / weights.sum(-1, keepdim: true); // [tokens, k] / [tokens, 1]
        }

        return new Routing(chosen, weights.to(logits.dtype));
    }
}
