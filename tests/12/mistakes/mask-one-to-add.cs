// task:  12.6
// title: In a mask of numbers there is 1 in front, and not 0
// hint:  Such a mask is added to the scores. What lets through is adding nothing.
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

        double open = 1; // true lets through; so does adding nothing
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }
}
