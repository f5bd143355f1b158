// task:  02.2
// title: The heads are interleaved
// hint:  Each row has the first feature of every head, then the second of every head. All features of head 0 should
//        come first: what becomes one dimension has to stand in the order heads, d_head.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        return heads.permute(0, 2, 3, 1).reshape(heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
    }
}
