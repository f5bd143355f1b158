// task:   02.1
// title:  views the features as heads without a transposition
// expect: Your view cuts the text into pieces, not the features: split the features, then let heads and length change
//         places.
// hears:  split-reshaped-straight
// faults: 1
namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");

        var (batch, length, width) = (input.shape[0], input.shape[1], input.shape[2] / heads);
        return input.contiguous().view(batch, heads, length, width) * 1;
    }
}
