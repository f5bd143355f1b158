// task:  02.3
// title: The mask holds 1 and 0 as numbers
// hint:  A floating-point mask is added to the scores, and adding 1 or 0 hides nothing. Ask for booleans when the
//        tensor is made.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length).tril();
    }
}
