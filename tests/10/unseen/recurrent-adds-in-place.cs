// task:   10.13
// title:  adds to the state in place
// expect: The state that is handed in is the caller's, and has to stay as it is.
// hears:  in-place-on-argument
// faults: 2
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
        var state = before ?? LinearState.Begin(k, v.size(-1));
        var outputs = new List<Tensor>();
        for (long i = 0; i < q.size(-2); i++)
        {
            state.Sum.add_(k.select(-2, i).unsqueeze(-1) * v.select(-2, i).unsqueeze(-2));
            state.Normaliser.add_(k.select(-2, i));
            var up = q.select(-2, i).unsqueeze(-2).matmul(state.Sum).squeeze(-2);
            outputs.Add(up / (q.select(-2, i) * state.Normaliser).sum(-1, keepdim: true));
        }

        return (stack(outputs, -2).to(query.dtype).MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope());
    }
}
