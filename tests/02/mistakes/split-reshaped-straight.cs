// task:  02.1
// rule:  reshape-is-no-transpose
// title: The input is reshaped straight into heads
// hint:  The shape is right and the numbers are not: a reshape keeps the order that numbers have in memory, so head 0
//        gets all features of the first few tokens. Cut the features first, then move the new dimension to the front.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");
        Guard.Divides(heads, input.size(2));

        return input.reshape(input.size(0), heads, input.size(1), input.size(2) / heads);
    }
}
