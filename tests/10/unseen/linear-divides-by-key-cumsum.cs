// task:   10.12
// title:  divides by the running sum of the keys, feature by feature
// expect: What divides is the dot product of the query with the running sum of the keys: one number a position.
// hears:  linear-divided-by-features
// source: lucidrains/performer-pytorch #21: the running sum of keys divides each feature
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

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var context = (k.unsqueeze(-1) * v.unsqueeze(-2)).cumsum(-3);
        q = q / k.cumsum(-2);
        return q.unsqueeze(-2).matmul(context).squeeze(-2).to(query.dtype);
    }
}
