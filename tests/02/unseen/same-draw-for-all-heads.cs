// task:   02.7
// title:  draws over query and key only: the same for every sequence and head
// expect: Each weight has a draw of its own, also in each head and sequence.
// hears:  WeightDropoutTests.Each_weight_is_drawn_for_itself
// faults: 1
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

        if (!training || probability == 0) return weights;
        if (probability == 1) return zeros_like(weights);
        Tensor keep = rand(weights.size(-2), weights.size(-1)) >= probability;
        return weights * keep.to(weights.dtype) / (1 - probability);
    }
}
