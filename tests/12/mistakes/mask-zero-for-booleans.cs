// task:  12.6
// title: In a mask of booleans there is false in front
// hint:  True lets through. 0 does so only where numbers are added.
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

        double open = 0; // true lets through; so does adding nothing
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }
}
