// task:  10.1
// title: A piece is shifted by its own largest score
// hint:  Old and new terms are added up only if the same number was subtracted from both: the largest so far.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static (Tensor largest, Tensor sum) Normalizer(IEnumerable<Tensor> pieces)
    {
        Guard.Stream(pieces);

        Tensor? largest = null;
        Tensor? sum = null;
        foreach (var scores in pieces)
        {
            var best = scores.amax([-1], keepdim: true); // [..., keys] → [..., 1]
            var now = largest is null ? best : largest.maximum(best); // [..., 1]
            var added = (scores - best).exp().sum(-1, keepdim: true); // [..., keys] → [..., 1]
            sum = sum is null ? added : (sum * (largest! - now).exp()) + added; // what was summed is made to fit
            largest = now;
        }

        return (largest!, sum!);
    }
}
