// task:   01.4
// title:  adds e^0 to the denominator ("softmax off by one"), so that masked rows give zeros and no other row sums to 1
// expect: The extra term in the denominator is a key that attends to nothing: it makes a masked row zero, but it also
//         takes its share in all the other rows, which must sum to 1. Treat the rows that are -∞ throughout on their
//         own.
// hears:  SoftmaxTests.Weights_are_in_the_proportion_of_the_scores_exponentials
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        // e^s / (1 + Σ e^s): a query that finds nothing can then take nothing. Shifted by the largest exponent of all,
        // that of the 1 included, so that nothing overflows.
        (Tensor largest, _) = scores.max(-1, keepdim: true);
        Tensor shift = largest.clamp_min(0);
        Tensor exponentials = (scores - shift).exp();
        return exponentials / (exponentials.sum(-1, keepdim: true) + (-shift).exp());
    }
}
