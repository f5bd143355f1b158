// task:  01.4
// rule:  finite-mask
// title: A fully masked row is shared out equally
// hint:  A query that may attend to nothing attends to everything here, including what it must not see. It should get
//        zeros.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        return nn.functional.softmax(scores.masked_fill(scores.isneginf(), -1e30), -1);
    }
}
