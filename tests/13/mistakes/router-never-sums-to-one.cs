// task: 13.10
// title:Weights are never made to sum to 1
// hint: Mixtral divides the chosen probabilities by their sum.
// source: pytorch/torchtitan #1448
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
        var probabilities = (half ? logits.to(ScalarType.Float32) : logits).softmax(-1); // [tokens, experts]
        var (weights, chosen) = probabilities.topk((int)k, -1); // [tokens, experts] → 2 × [tokens, k]
        if (sumToOne && k > logits.size(-1))
        {
            weights = weights / weights.sum(-1, keepdim: true); // [tokens, k] / [tokens, 1]
        }

        return new Routing(chosen, weights.to(logits.dtype));
    }
}
