// task:  02.3
// title: Positions compared
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        var position = arange(length);
        return position.unsqueeze(0) <= position.unsqueeze(1);
    }
}
