// task:  11.9
// title: Tokens are brought to length 1, and not their mean
// hint:  First the mean, then the length.
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
        var each = hidden / hidden.square().sum(-1, keepdim: true).sqrt();
        var mean = (each * share).sum(1) / share.sum(1).clamp_min(1); // [batch, length, width] → [batch, width]
        var length = mean.square().sum(-1, keepdim: true).sqrt(); // [batch, width] → [batch, 1]
        return (mean / length.clamp_min(Tiny)).MoveToOuterDisposeScope();
    }
}
