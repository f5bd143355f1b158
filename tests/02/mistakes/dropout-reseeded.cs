// task:  02.7
// title: Torch's generator is given a new seed
// hint:  manual_seed is for the whole program: each call drops the same weights again, and everything that draws after
//        it repeats itself, too. Whoever starts the program chooses the seed; dropout only draws.
// rule:  reseeded
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

        manual_seed(42);
        var stays = rand_like(weights) >= probability; // [..., query, key]
        double scale = probability < 1 ? 1 / (1 - probability) : 0; // when all are dropped, 0 rather than 0 · ∞
        return weights * stays * scale;
    }
}
