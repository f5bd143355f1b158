// task:  03.10
// rule:  unused-argument
// title: The values are left out of the mixture
// hint:  The output holds the vectors of the distances, mixed, and nothing of what the tokens say. Both are mixed, and
//        added.
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
        var weights = Attention.Softmax(mask is null ? scores : Attention.ApplyMask(scores, mask));
        var vectors = relative_values[Index(query, key, offset)];
        return (weights.unsqueeze(-2).matmul(vectors).squeeze(-2), weights);
    }
}
