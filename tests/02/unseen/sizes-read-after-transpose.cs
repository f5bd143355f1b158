// task:   02.2
// title:  reads the length from the transposed tensor with the old index
// expect: After transposing, size(2) is the number of heads and size(1) the length.
// hears:  sizes-in-another-order
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        heads = heads.transpose(1, 2).contiguous();
        return heads.reshape(heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
    }
}
