// task:  02.7
// title: What stays is not scaled up
// hint:  With a fifth of the weights gone, what arrives is a fifth less; in eval it is all there, and the next layer
//        sees larger numbers than it was trained on. What stays is divided by the chance to stay.
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

        return training ? weights * (rand_like(weights) >= probability) : weights.alias();
    }
}
