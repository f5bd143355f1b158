// task:  01.4
// rule:  fully-masked-row
// title: A fully masked row gives NaN
// hint:  If all scores of a row are -∞, there is no largest one to subtract and the exponentials sum to 0. A query that
//        may attend to nothing should get zeros.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        return nn.functional.softmax(scores, -1);
    }
}
