// task:  11.9
// title: A text without a real token divides by 0
// hint:  No real token means a count of 0, and a mean of length 0: keep both from dividing by 0.
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
        var mean = (hidden * share).sum(1) / share.sum(1); // [batch, length, width] → [batch, width]
        var length = mean.square().sum(-1, keepdim: true).sqrt(); // [batch, width] → [batch, 1]
        return (mean / length).MoveToOuterDisposeScope();
    }
}
