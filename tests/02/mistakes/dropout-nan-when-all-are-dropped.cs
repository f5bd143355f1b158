// task:  02.7
// title: A probability of 1 gives NaN
// hint:  Nothing stays, and the chance to stay is 0: dividing 0 by 0 is NaN. When all are dropped, zeros are left.
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

        return weights * (rand_like(weights) >= probability) / (1 - probability);
    }
}
