// task:  10.1
// title: Nothing is subtracted from the scores
// hint:  e^1000 is ∞. What is added up is e^(score - largest).
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
            var added = scores.exp().sum(-1, keepdim: true); // [..., keys] → [..., 1]
            sum = sum is null ? added : sum + added; // what was summed is made to fit
            largest = now;
        }

        return (largest!, sum!);
    }
}
