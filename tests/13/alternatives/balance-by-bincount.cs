// task: 13.13
// title:Shares by counting
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
        var kept = real is null ? logits : logits.index_select(0, real.nonzero().flatten());
        var chosen = kept.topk((int)k, -1).indexes;
        var counts = chosen.flatten().bincount(null, kept.size(-1)).to(kept.dtype);
        var mean = kept.softmax(-1).sum([0]) / kept.size(0);
        return (counts / kept.size(0) * mean).sum().mul(kept.size(-1)).MoveToOuterDisposeScope();
    }
}
