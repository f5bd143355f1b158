// task:  13.13
// title: divides the shares by k
// expect:Here the shares sum to k, so the loss at balance is k. You divide by k as well.
// hears: balance-divided-by-k
// source: huggingface/transformers #28093: what the loss is at balance
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

        var z = real is null ? logits : logits[real];
        var p = z.softmax(-1);
        var (_, idx) = z.topk((int)k, -1);
        var counts = nn.functional.one_hot(idx.flatten(), z.size(-1)).to(z.dtype).mean([0]);
        return z.size(-1) * (counts * p.mean([0])).sum();
    }
}
