// task: 13.13
// title:The shares are divided by k
// hint: Here the shares sum to k, so that the loss at balance is k.
// source: huggingface/transformers #28093: what it is at balance
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Balance(Tensor logits, long k, Tensor? real = null)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));
        Guard.RealOrNull(real, logits);

        using var scope = NewDisposeScope();
        logits = real is null ? logits : logits[real]; // [real tokens, experts]
        long experts = logits.size(-1);
        var probabilities = logits.softmax(-1); // [tokens, experts]
        var (_, chosen) = probabilities.topk((int)k, -1); // [tokens, k]
        var share = nn.functional.one_hot(chosen, experts).sum(1).to(logits.dtype).mean([0]) / k; // → [experts]
        return (experts * (share * probabilities.mean([0])).sum()).MoveToOuterDisposeScope(); // → []
    }
}
