// task:  02.7
// title: The scaling is done in eval, and not in training
// hint:  That is how the paper of 2014 did it. Today what stays is scaled up while training, so that eval has nothing
//        to do, and changes nothing.
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

        return training ? weights * (rand_like(weights) >= probability) : weights * (1 - probability);
    }
}
