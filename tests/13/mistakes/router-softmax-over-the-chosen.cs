// task: 13.10
// title:Softmax sees the chosen alone
// hint: Where the weights are kept as they are, they are probabilities among all experts.
// source: Lightning-AI/litgpt #1286
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
        var probabilities = (half ? logits.to(ScalarType.Float32) : logits);
        var (weights, chosen) = probabilities.topk((int)k, -1);
        weights = weights.softmax(-1); // [tokens, experts] → 2 × [tokens, k]
        if (sumToOne)
        {
            weights = weights / weights.sum(-1, keepdim: true); // [tokens, k] / [tokens, 1]
        }

        return new Routing(chosen, weights.to(logits.dtype));
    }
}
