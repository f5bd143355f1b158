// task: 13.13
// title:Padding counts
// hint: Take the rows of the real tokens, before anything is averaged.
// source: huggingface/transformers #28505
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
        logits = real is null ? logits : logits.alias(); // [real tokens, experts]
        long experts = logits.size(-1);
        var probabilities = logits.softmax(-1); // [tokens, experts]
        var (_, chosen) = probabilities.topk((int)k, -1); // [tokens, k]
        var share = nn.functional.one_hot(chosen, experts).sum(1).to(logits.dtype).mean([0]); // → [experts]
        return (experts * (share * probabilities.mean([0])).sum()).MoveToOuterDisposeScope(); // → []
    }
}
