// task:  01.6
// rule:  missing-scale
// title: The scores are not scaled on the way
// hint:  Between the dot products and softmax a step is missing, the one that keeps scores from growing with d_k.
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

        var scores = query.matmul(key.transpose(-2, -1));
        var weights = Softmax(mask is null ? scores : ApplyMask(scores, mask));
        return (weights.matmul(value), weights);
    }
}
