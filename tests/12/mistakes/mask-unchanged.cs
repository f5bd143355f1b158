// task:  12.6
// title: The mask gets no room
// hint:  A mask has a value for each key. There are more keys now.
// source: zai-org/ChatGLM3 #359: the mask ignores the prefix
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
        return mask; // → [batch, 1, 1, count + length]
    }
}
