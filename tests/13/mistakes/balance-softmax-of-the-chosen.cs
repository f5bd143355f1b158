// task: 13.13
// title:P is a softmax of the chosen logits
// hint: Softmax has to see all experts.
// source: huggingface/transformers #28021: softmax after top-k
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
        var share = nn.functional.one_hot(chosen, experts).sum(1).to(logits.dtype).mean([0]); // → [experts]
        probabilities = zeros_like(logits).scatter(-1, chosen, logits.gather(-1, chosen).softmax(-1));
        return (experts * (share * probabilities.mean([0])).sum()).MoveToOuterDisposeScope(); // → []
    }
}
