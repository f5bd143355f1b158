// task:  11.9
// title: Padding is averaged in
// hint:  Hidden states at padding are not 0, and belong to no text.
// source: UKPLab/sentence-transformers #2569, huggingface/transformers #17463: vectors that change with the batch
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
        var mean = hidden.mean([1]); // [batch, length, width] → [batch, width]
        var length = mean.square().sum(-1, keepdim: true).sqrt(); // [batch, width] → [batch, 1]
        return (mean / length.clamp_min(Tiny)).MoveToOuterDisposeScope();
    }
}
