// task:  12.6
// title: Where there is no mask, one is made
// hint:  No mask means that nothing is hidden. It can stay so.
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
            return ones(1, 1, 1, count, ScalarType.Bool);
        }

        double open = mask.dtype == ScalarType.Bool ? 1 : 0; // true lets through; so does adding nothing
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }
}
