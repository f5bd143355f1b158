// task:   01.3
// title:  computes 1 - mask, as if a boolean were a number; and treats an additive mask in the same way
// expect: A boolean tensor can't be subtracted from a number. Tell the two kinds of mask apart first: one hides keys,
//         the other is added.
// hears:  boolean-subtracted
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        return scores + ((1 - mask) * -1e9);
    }
}
