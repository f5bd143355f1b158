// task:  10.13
// title: The normaliser begins anew with each call
// hint:  Both sums belong to the state.
// source: fla-org/flash-linear-attention PR #268: KV is kept, and the sum of the keys lacks the earlier ones
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static (Tensor output, LinearState state) Recurrent(
        Tensor query, Tensor key, Tensor value, LinearState? before = null)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");
        Guard.AtLeast(query.size(-2), 1, "the length");

        using var scope = NewDisposeScope();

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var state = before is null ? LinearState.Begin(
            k, v.size(-1)) : before with { Normaliser = zeros_like(before.Normaliser) };
        var outputs = new List<Tensor>();
        for (long i = 0; i < q.size(-2); i++)
        {
            using var step = NewDisposeScope(); // the states in between go as they came
            var (qi, ki, vi) = (q.select(-2, i), k.select(-2, i), v.select(-2, i)); // [..., length, d] → [..., d]
            var sum = state.Sum + (ki.unsqueeze(-1) * vi.unsqueeze(-2)); // [..., d_k, d_v]
            var normaliser = state.Normaliser + ki; // [..., d_k]
            var mixture = qi.unsqueeze(-2).matmul(sum).squeeze(-2); // [..., d_v]
            outputs.Add((mixture / (qi * normaliser).sum(-1, keepdim: true)).MoveToOuterDisposeScope());
            using var last = i == 0 ? null : state; // the first one is the caller's
            state = new LinearState(sum, normaliser).MoveToOuterDisposeScope();
        }

        var output = stack(outputs, -2).to(query.dtype); // length × [..., d_v] → [..., length, d_v]
        return (output.MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope());
    }
}
