// task:   02.1
// title:  swaps batch and length, and then the wrong two again
// expect: After your first transposition the batch is no longer in front: only length and heads change places.
// hears:  batch-moved
// faults: 1
namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");

        return input.transpose(0, 1).unflatten(2, heads, input.size(2) / heads).transpose(1, 2);
    }
}
