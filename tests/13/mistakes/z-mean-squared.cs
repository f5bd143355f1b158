// task: 13.14
// title:The mean is squared
// hint: Square first: tokens above and below 0 must not cancel each other.
// source: mlfoundations/open_lm, pull request 92
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        return logits.logsumexp(-1).mean().square(); // [tokens, experts] → [tokens] → []
    }
}
