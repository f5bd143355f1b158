// task:   12.6
// title:  repeats the first token's value, which is one that may be seen
// expect: Where a text is padded in front, its first token may not be seen, and your prompt is hidden with it. Put in
//         what lets everybody see: true, or 0.
// hears:  mask-hides-what-is-in-front
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

        var first = mask?.narrow(-1, 0, 1); // [batch, 1, 1, 1]
        return mask is null ? null : cat([first!.expand(-1, -1, -1, count), mask], -1); // [batch, 1, 1, count + length]
    }
}
