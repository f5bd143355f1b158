// task:  10.1
// title: The sum is carried as a logarithm
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
        Tensor? log = null;
        foreach (var scores in pieces)
        {
            var best = scores.amax([-1], keepdim: true); // [..., keys] → [..., 1]
            var now = largest is null ? best : largest.maximum(best); // [..., 1]
            var added = scores.logsumexp(-1, keepdim: true); // [..., keys] → [..., 1]
            log = log is null ? added : logaddexp(log, added);
            largest = now;
        }

        return (largest!, (log! - largest!).exp());
    }
}
