// task:  11.9
// title: The first token stands for the text
// hint:  MiniLM was trained on the mean of the tokens, and not on [CLS].
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
        var mean = hidden.select(1, 0); // [batch, length, width] → [batch, width]
        var length = mean.square().sum(-1, keepdim: true).sqrt(); // [batch, width] → [batch, 1]
        return (mean / length.clamp_min(Tiny)).MoveToOuterDisposeScope();
    }
}
