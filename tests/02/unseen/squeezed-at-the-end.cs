// task:   02.2
// title:  removes every dimension of size 1 from the result
// expect: squeeze() removes every dimension of size 1: of one text, or one token, the batch or the length is gone.
// hears:  squeeze-everything
// faults: 1
namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        return heads.transpose(1, 2).flatten(2).squeeze();
    }
}
