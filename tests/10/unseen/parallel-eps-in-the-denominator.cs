// task:   10.12
// title:  adds 1e-6 to the denominator
// expect: All features are positive, so the sum is never 0, and where features are small 1e-6 changes the result. Leave
//         it out.
// hears:  linear-epsilon-added
namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor Parallel(Tensor query, Tensor key, Tensor value)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");

        using var scope = NewDisposeScope();

        var q = Wide(FeatureMap(query));
        var k = Wide(FeatureMap(key));
        var v = Wide(value);
        var states = (k.unsqueeze(-1) * v.unsqueeze(-2)).cumsum(-3); // [..., length, d_k, d_v]
        var z = k.cumsum(-2); // [..., length, d_k]
        var mixed = q.unsqueeze(-2).matmul(states).squeeze(-2); // [..., length, d_v]
        var weight = (q * z).sum(-1, keepdim: true); // [..., length, 1]
        return (mixed / (weight + 1e-6)).to(query.dtype).MoveToOuterDisposeScope();
    }
}
