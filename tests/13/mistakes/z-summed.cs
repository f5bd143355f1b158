// task: 13.14
// title:Tokens are added up
// hint: The mean over the tokens is wanted.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        return logits.logsumexp(-1).square().sum(); // [tokens, experts] → [tokens] → []
    }
}
