// task:  02.1
// title: Features and tokens have changed places in each head
// hint:  Within a head, rows are tokens and columns are features, as they were before the split. Here the two have
//        changed places.
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

        return input.transpose(1, 2).reshape(input.size(0), heads, input.size(2) / heads, input.size(1));
    }
}
