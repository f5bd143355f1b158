// task:  02.2
// rule:  view-after-transpose
// title: A view is asked for where memory has to be rearranged
// hint:  A transpose moves no numbers, it reads them in another order; a view needs them in order. There is an
//        operation that makes a copy when one is needed, and gives a view when it is not.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        return heads.transpose(1, 2).view(heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
    }
}
