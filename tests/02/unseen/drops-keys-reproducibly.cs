// task:   02.7
// title:  drops a key for all queries at once instead of each weight on its own; and seeds the generator on every call,
//         so that the same ones are dropped each time
// expect: One random number per key is shared by all queries: each weight needs its own. And because you seed on every
//         call, every call drops the same keys, so the network never sees the others missing. Leave the seed to whoever
//         runs the training.
// hears:  WeightDropoutTests.Each_weight_is_drawn_for_itself
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class WeightDropout
{
    public static Tensor Apply(Tensor weights, double probability, bool training)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Probability(probability);

        if (!training || probability == 0)
        {
            return weights;
        }

        if (probability == 1)
        {
            return weights * 0;
        }

        // A query misses a key now and then. Seeded, so that a run can be repeated.
        using LocalSeed seed = new(42);
        long[] eachKey = [.. weights.shape[..^2], 1, weights.size(-1)];
        Tensor kept = rand(eachKey) >= probability;
        return weights * kept.to_type(weights.dtype) / (1 - probability);
    }
}
