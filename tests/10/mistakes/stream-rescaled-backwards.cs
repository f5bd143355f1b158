// task:  10.1
// title: The old sum is multiplied by e^(new - old)
// hint:  With one score, e^(s - old) has to become e^(s - new). Which factor does that? Work it out with numbers.
// source: Dao-AILab/flash-attention #991 and #333: the stray inverse in the printed algorithm
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
            sum = sum is null ? added : (sum * (now - largest!).exp()) + added; // what was summed is made to fit
            largest = now;
        }

        return (largest!, sum!);
    }
}
