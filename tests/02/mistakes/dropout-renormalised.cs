// task:  02.7
// title: Each row is made to sum to 1 again
// hint:  Rows with more losses are scaled more, and one with nothing left is 0 divided by 0. Dropout divides everything
//        by the same number.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class WeightDropout
{
    public static Tensor Apply(Tensor weights, double probability, bool training)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Probability(probability);

        if (!training || probability == 0)
        {
            return weights.alias();
        }

        var stay = weights * (rand_like(weights) >= probability);
        var sum = stay.sum(-1, keepdim: true);
        return stay / sum.masked_fill(sum == 0, 1);
    }
}
