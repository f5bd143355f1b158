// task:  03.10
// rule:  unused-mask
// title: The mask is never applied
// hint:  It comes after the scores and before softmax, whenever there is one.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeAttention
{
    public override (Tensor output, Tensor weights) forward(
        Tensor query, Tensor key, Tensor value, Tensor? mask, long offset)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -1, relative_values.size(-1), "the d_v of this attention");
        Guard.Size(value, -2, key.size(-2), "a value for each key");

        var weights = Attention.Softmax(Scores(query, key, offset));
        var vectors = relative_values[Index(query, key, offset)];
        var position = weights.unsqueeze(-2).matmul(vectors).squeeze(-2);
        return (Attention.WeightedSum(weights, value) + position, weights);
    }
}
