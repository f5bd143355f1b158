// task:  02.3
// title: A token does not see itself
// hint:  The diagonal is false. A token may look at itself; without that, the first one has nothing at all to look at.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length, dtype: ScalarType.Bool).tril(-1);
    }
}
