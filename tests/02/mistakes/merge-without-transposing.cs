// task:  02.2
// rule:  reshape-is-no-transpose
// title: The heads are merged by a reshape alone
// hint:  The shape is right and the numbers are not: in memory the heads stand before the tokens, so that a reshape
//        fills a token's row with other tokens' numbers. Undo both steps of the split, the last one first.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        return heads.reshape(heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
    }
}
