// task:  10.1
// title: The old sum is not made to fit the new largest score
// hint:  What was summed is e^(score - old). When the largest score changes, it has to become e^(score - new).
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
            var added = (scores - now).exp().sum(-1, keepdim: true); // [..., keys] → [..., 1]
            sum = sum is null ? added : sum + added; // what was summed is made to fit
            largest = now;
        }

        return (largest!, sum!);
    }
}
