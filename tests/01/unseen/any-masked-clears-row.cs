// task:   01.4
// title:  zeroes each row with any masked key, not only rows that are masked throughout
// expect: Only a row whose scores are all -inf gets zeros; you test for any.
// hears:  SoftmaxTests.A_key_that_is_ruled_out_leaves_the_others_their_shares
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        Tensor empty = scores.isneginf().any(-1, keepdim: true);
        Tensor safe = scores.masked_fill(empty, 0.0);
        return nn.functional.softmax(safe, dim: -1).masked_fill(empty, 0.0);
    }
}
