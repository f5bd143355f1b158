// task:  02.3
// title: What is not in the future
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length).triu(1) == 0;
    }
}
