// task:   03.10
// title:  multiplies weights and vectors as if both were batched alike
// expect: weights.unsqueeze(-2) is missing: as it is, the vectors' query dimension is taken for a batch.
// hears:  RelativeAttentionTests.A_fully_masked_query_gets_zeros
// faults: 1
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

        Tensor scores = Scores(query, key, offset);
        if (mask is not null) scores = Attention.ApplyMask(scores, mask);
        Tensor weights = Attention.Softmax(scores);
        Tensor relative = relative_values[Index(query, key, offset)];
        return (weights.matmul(value) + weights.matmul(relative).sum(-3), weights);
    }
}
