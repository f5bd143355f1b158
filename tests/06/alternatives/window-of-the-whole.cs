// task:  06.1
// title: The last rows of lesson 02's mask
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class CausalMask
{
    public static Tensor Window(long queries, long keys)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);

        return Katas.Lesson02.Masks.Causal(keys).narrow(0, keys - queries, queries); // [query, key]
    }
}
