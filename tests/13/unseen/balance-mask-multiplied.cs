// task:  13.13
// title: zeroes the logits of padding
// expect:A logit of 0 is no absence: padding still counts with equal probabilities, and in the mean. Take its rows out.
// hears: RouterLossesTests.Padding_does_not_count
// source: huggingface/transformers #28255: what counts in the auxiliary loss
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

        if (real is not null)
        {
            logits = logits * real.unsqueeze(-1).to(logits.dtype);
        }

        var p = logits.softmax(-1);
        var top = p.topk((int)k, -1).indexes;
        var f = nn.functional.one_hot(top, logits.size(1)).to(logits.dtype).sum(1).mean([0]);
        return (f * p.mean([0])).sum() * logits.size(1);
    }
}
