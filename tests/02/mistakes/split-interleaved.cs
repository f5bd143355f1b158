// task:  02.1
// title: Each head takes features that stand apart
// hint:  Head 0 gets the first feature of every group, and so on. A head is a run of d_head features that stand side by
//        side: of the two dimensions that d_model is cut into, heads is the first.
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

        return input.reshape(input.size(0), input.size(1), input.size(2) / heads, heads).permute(0, 3, 1, 2);
    }
}
