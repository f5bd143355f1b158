// task:  12.6
// title: The room is behind the tokens, and not in front of them
// hint:  The mask's columns are in the order of the keys: what stands in front comes first.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class VirtualTokens
{
    public static Tensor? Mask(Tensor? mask, long count)
    {
        Guard.PaddingMask(mask);
        Guard.AtLeast(count, 0);

        if (mask is null)
        {
            return null;
        }

        double open = mask.dtype == ScalarType.Bool ? 1 : 0; // true lets through; so does adding nothing
        return cat([mask, mask.new_full([mask.size(0), 1, 1, count], open)], -1); // → [batch, 1, 1, count + length]
    }
}
