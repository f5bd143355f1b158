// task:  12.6
// title: A block for each kind of mask
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

        long[] shape = [mask.size(0), 1, 1, count];
        var open = mask.dtype == ScalarType.Bool ? ones(shape, ScalarType.Bool) : zeros(shape, mask.dtype);
        return concat([open, mask], 3); // → [batch, 1, 1, count + length]
    }
}
