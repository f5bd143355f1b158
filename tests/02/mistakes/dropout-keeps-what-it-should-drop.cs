// task:  02.7
// title: The probability is taken as the chance to stay
// hint:  With a probability of 0.2 four of five weights are gone. A uniform draw is below 0.2 in one case of five: that
//        is the case to drop.
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

        double scale = probability < 1 ? 1 / (1 - probability) : 0;
        return weights * (rand_like(weights) < probability) * scale;
    }
}
