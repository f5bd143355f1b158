// task:  12.6
// title: What stands in front is hidden
// hint:  Everybody may see it: true in a mask of booleans.
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

        double open = mask.dtype == ScalarType.Bool ? 0 : double.NegativeInfinity;
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }
}
