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

        throw new NotImplementedException("Task 10.11: a feature map");
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

        throw new NotImplementedException("Task 10.12: linear attention, all positions at once");
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

        throw new NotImplementedException("Task 10.13: linear attention, token by token");
    }

    /// <summary>Half types as Float32: sums of many numbers need the digits.</summary>
    private static Tensor Wide(Tensor tensor) =>
        tensor.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? tensor.to(ScalarType.Float32) : tensor;
}
