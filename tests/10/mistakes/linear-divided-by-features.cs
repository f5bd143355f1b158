// task:  10.12
// title: It is divided by the keys' running sum, feature by feature
// hint:  What divides is one number a position: the dot product of query and running sum.
// source: lucidrains/performer-pytorch #21: context /= k_cumsum.unsqueeze(-1), feature by feature
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
        var mixtures = (q / normalisers).unsqueeze(-2).matmul(states).squeeze(-2); // [..., length, d_v]
        var output = mixtures.alias(); // by [..., length, 1]
        return output.to(query.dtype).MoveToOuterDisposeScope();
    }
}
