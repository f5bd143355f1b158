// task:  02.7
// rule:  unused-argument
// title: Weights are dropped in eval, too
// hint:  The flag that says whether the module is training is not looked at. A trained model should give the same
//        answer twice.
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

        double scale = probability < 1 ? 1 / (1 - probability) : 0;
        return weights * (rand_like(weights) >= probability) * scale;
    }
}
