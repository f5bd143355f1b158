// task:  02.7
// title: Draws of 0 and 1
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

        if (!training)
        {
            return weights;
        }

        if (probability == 1)
        {
            return zeros_like(weights);
        }

        return weights * full_like(weights, 1 - probability).bernoulli().div(1 - probability);
    }
}
