// task: 13.14
// title:logsumexp is taken over the tokens
// hint: Softmax is taken over the experts of a token, and so is this.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        return logits.logsumexp(0).square().mean(); // [tokens, experts] → [tokens] → []
    }
}
