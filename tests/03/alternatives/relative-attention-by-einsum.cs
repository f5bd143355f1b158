// task:  03.10
// title: Both mixtures by einsum
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

        var scores = mask is null ? Scores(query, key, offset) : Attention.ApplyMask(Scores(query, key, offset), mask);
        var weights = Attention.Softmax(scores);
        var vectors = relative_values[Index(query, key, offset)];
        var position = einsum("...qk,qkv->...qv", weights, vectors);
        return (einsum("...qk,...kv->...qv", weights, value) + position, weights);
    }
}
