// task:  02.7
// title: A query loses all its keys at once
// hint:  One draw decides for a whole row. Each weight has a draw of its own.
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

        var draws = rand([.. weights.shape[..^1], 1], dtype: weights.dtype);
        double scale = probability < 1 ? 1 / (1 - probability) : 0;
        return weights * (draws >= probability) * scale;
    }
}
