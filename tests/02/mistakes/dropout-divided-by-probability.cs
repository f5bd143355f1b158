// task:  02.7
// title: What stays is divided by the chance to be dropped
// hint:  Think of a probability of 0.2: the four fifths that stay have to make up for one fifth. Dividing by 0.2 makes
//        them five times as large.
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

        return weights * (rand_like(weights) >= probability) / probability;
    }
}
