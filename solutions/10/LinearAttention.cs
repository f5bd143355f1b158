using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Another attention, whose weights are φ(query) · φ(key), divided by their sum. What a text has said fits into a
/// matrix of fixed size. Katharopoulos et al. 2020, "Transformers are RNNs".
/// </summary>
public static class LinearAttention
{
    /// <summary>
    /// Makes every feature positive, so that no weight is below 0: φ(x) = elu(x) + 1, which is x + 1 above 0 and e^x
    /// below. Katharopoulos et al. 2020, equation 7.
    /// </summary>
    /// <param name="input">Queries or keys, of any shape.</param>
    /// <returns>The features, in the input's shape and dtype; exact for small ones in half types as well.</returns>
    [KataTask("10.11")]
    public static Tensor FeatureMap(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return input.relu() + input.clamp_max(0).exp(); // above 0, x + e^0; below, 0 + e^x
    }

    /// <summary>
    /// Each position mixes the values up to its own, all positions at once. Katharopoulos et al. 2020, equations 9 to
    /// 12.
    /// </summary>
    /// <param name="query">What is looked for, <c>[..., length, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., length, d_k]</c>.</param>
    /// <param name="value">What each position hands over, <c>[..., length, d_v]</c>.</param>
    /// <returns>The mixtures, <c>[..., length, d_v]</c>. Half types are summed up in Float32.</returns>
    /// <exception cref="ArgumentException">The inputs do not fit together.</exception>
    [KataTask("10.12")]
    public static Tensor Parallel(Tensor query, Tensor key, Tensor value)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");

        using var scope = NewDisposeScope();

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var states = (k.unsqueeze(-1) * v.unsqueeze(-2)).cumsum(-3); // [..., length, d_k, d_v]
        var normalisers = k.cumsum(-2); // [..., length, d_k]
        var mixtures = q.unsqueeze(-2).matmul(states).squeeze(-2); // [..., length, d_v]
        var output = mixtures / (q * normalisers).sum(-1, keepdim: true); // by [..., length, 1]
        return output.to(query.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The same, token by token: what came before is in a state whose size does not grow. It can be kept, and gone on
    /// from. Katharopoulos et al. 2020, equations 16 to 20.
    /// </summary>
    /// <param name="query">What is looked for, <c>[..., length, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., length, d_k]</c>.</param>
    /// <param name="value">What each position hands over, <c>[..., length, d_v]</c>.</param>
    /// <param name="before">What is kept of the tokens before, which stays as it is; null for none.</param>
    /// <returns>
    /// The mixtures, <c>[..., length, d_v]</c>, and what to keep; the state of half types is Float32.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The inputs do not fit together, there is no token, or the state is of other keys or values.
    /// </exception>
    [KataTask("10.13")]
    public static (Tensor output, LinearState state) Recurrent(
        Tensor query, Tensor key, Tensor value, LinearState? before = null)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");
        Guard.AtLeast(query.size(-2), 1, "the length");
        Guard.State(before, key, value);

        using var scope = NewDisposeScope();

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var state = before ?? LinearState.Begin(k, v.size(-1));
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

    /// <summary>Half types as Float32: sums of many numbers need the digits.</summary>
    private static Tensor Wide(Tensor tensor) =>
        tensor.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? tensor.to(ScalarType.Float32) : tensor;
}
