// task:  10.12
// title: Something small is added to what divides
// hint:  Features are above 0, and so is the sum of their products. Where keys or queries have small features, what is
//        added is no longer small.
// source: idiap/fast-transformers, CausalLinearAttention: eps = 1e-6
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor Parallel(Tensor query, Tensor key, Tensor value)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");

        using var scope = NewDisposeScope();

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var states = (k.unsqueeze(-1) * v.unsqueeze(-2)).cumsum(-3); // [..., length, d_k, d_v]
        var normalisers = k.cumsum(-2); // [..., length, d_k]
        var mixtures = q.unsqueeze(-2).matmul(states).squeeze(-2); // [..., length, d_v]
        var output = mixtures / ((q * normalisers).sum(-1, keepdim: true) + 1e-6); // by [..., length, 1]
        return output.to(query.dtype).MoveToOuterDisposeScope();
    }
}
