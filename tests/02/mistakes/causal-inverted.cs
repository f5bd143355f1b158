// task:  02.3
// title: The mask is the wrong way round
// hint:  True means that a query may attend. Here it marks what is hidden, as some other libraries have it.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return ones(length, length, dtype: ScalarType.Bool).triu(1);
    }
}
