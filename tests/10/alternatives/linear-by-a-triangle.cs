// task:  10.12
// title: By the weights, lower triangle
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

        var weights = Wide(FeatureMap(query)).matmul(Wide(FeatureMap(key)).mT).tril(); // [..., query, key]
        var output = weights.matmul(Wide(value)) / weights.sum(-1, keepdim: true); // [..., length, d_v]
        return output.to(query.dtype).MoveToOuterDisposeScope();
    }
}
