// task: 13.14
// title:Powers, summed and divided
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        var size = torch.logsumexp(logits, 1);
        return (size * size).sum() / logits.size(0);
    }
}
