// task:  11.9
// title: All texts are averaged together
// hint:  Each text has a mean of its own: sum over its tokens, and not over the batch.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class SentenceVectors
{
    public static Tensor Pool(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, width]");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();
        var share = real.unsqueeze(-1).to(hidden.dtype); // [batch, length] → [batch, length, 1]
        var mean = ((hidden * share).sum([0, 1]) / share.sum()).expand(hidden.size(0), -1); // [batch, length, width] → [batch, width]
        var length = mean.square().sum(-1, keepdim: true).sqrt(); // [batch, width] → [batch, 1]
        return (mean / length.clamp_min(Tiny)).MoveToOuterDisposeScope();
    }
}
