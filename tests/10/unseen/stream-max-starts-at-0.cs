// task:   10.1
// title:  the largest score starts at 0
// expect: With scores that are all below 0 the largest stays 0. Start with the first piece, or with -∞.
// hears:  OnlineSoftmaxTests.Scores_may_be_large_or_all_far_below_0
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static (Tensor largest, Tensor sum) Normalizer(IEnumerable<Tensor> pieces)
    {
        Guard.Stream(pieces);

        var first = pieces.First();
        var m = zeros_like(first.amax([-1], keepdim: true));
        var l = zeros_like(m);
        foreach (var piece in pieces)
        {
            var next = maximum(m, piece.amax([-1], keepdim: true));
            l = l * exp(m - next) + exp(piece - next).sum(-1, keepdim: true);
            m = next;
        }

        return (m, l);
    }
}
