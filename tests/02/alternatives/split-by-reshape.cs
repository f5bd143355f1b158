// task:  02.1
// title: Reshaped, then permuted
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

        return input.reshape(input.size(0), input.size(1), heads, -1).permute(0, 2, 1, 3);
    }
}
