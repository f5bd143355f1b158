// task:  01.6
// title: The mask is applied before scaling
// hint:  A mask of true and false or of -∞ survives that, but finite values of an additive mask are divided by √d_k
//        too. The mask is added to the scaled scores.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.Size(value, -2, key.size(-2), "a value for each key");

        var scores = Scores(query, key);
        if (mask is not null)
        {
            scores = ApplyMask(scores, mask);
        }

        var weights = Softmax(Scale(scores, query.size(-1)));
        return (WeightedSum(weights, value), weights);
    }
}
