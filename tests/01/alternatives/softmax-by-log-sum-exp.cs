// task:  01.4
// title: exp of the scores less their log-sum-exp
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var nothing = scores.isneginf().all(-1, keepdim: true);
        var safe = scores.masked_fill(nothing, 0);
        return (safe - safe.logsumexp(-1, keepdim: true)).exp().masked_fill(nothing, 0);
    }
}
