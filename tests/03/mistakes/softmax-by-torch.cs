// task:  03.10
// rule:  fully-masked-row
// title: A fully masked query gets NaN
// hint:  Torch's own softmax divides 0 by 0 in a row that is all minus infinity. The one you wrote in lesson 01 knows
//        about such rows.
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

        var scores = Scores(query, key, offset);
        var weights = nn.functional.softmax(mask is null ? scores : Attention.ApplyMask(scores, mask), -1);
        var vectors = relative_values[Index(query, key, offset)];
        var position = weights.unsqueeze(-2).matmul(vectors).squeeze(-2);
        return (Attention.WeightedSum(weights, value) + position, weights);
    }
}
