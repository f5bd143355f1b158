using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

/// <summary>
/// Layer normalisation: brings each token's features to mean 0 and variance 1, then gives each feature a learned scale
/// and shift. Ba et al. 2016, "Layer Normalization", section 3. Parameters are named and initialised as in PyTorch's
/// <c>nn.LayerNorm</c>.
/// </summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly Parameter weight; // [features]
    private readonly Parameter bias; // [features]

    /// <summary>Creates the scale, all ones, and the shift, all zeros: at first they change nothing.</summary>
    /// <param name="features">The features of a token.</param>
    /// <param name="eps">
    /// The number added to the variance, so that a token of equal features is not divided by 0.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public LayerNorm(long features, double eps = 1e-5)
        : base(nameof(LayerNorm))
    {
        Guard.Positive(features);
        Guard.Positive(eps);

        _eps = eps;
        weight = new Parameter(ones(features)); // [features]
        bias = new Parameter(zeros(features)); // [features]
        RegisterComponents();
    }

    /// <summary>
    /// Brings each token to mean 0 and variance 1 over its own features, whatever the other tokens of the batch are. Ba
    /// et al. 2016, equation 3. The variance divides by the number of features (not by one fewer).
    /// </summary>
    /// <param name="input">Tokens, <c>[..., features]</c>.</param>
    /// <param name="eps">The number added to the variance before its root is taken.</param>
    /// <returns><c>(x - mean) / √(variance + eps)</c>, <c>[..., features]</c>.</returns>
    /// <exception cref="ArgumentException">The input has no dimension.</exception>
    [KataTask("04.1")]
    public static Tensor Normalize(Tensor input, double eps)
    {
        Guard.Layout(input, "[..., features]");

        var centred = input - input.mean([-1], keepdim: true); // [..., features] - [..., 1] → [..., features]
        var variance = centred.square().mean([-1], keepdim: true); // [..., features] → [..., 1]
        return centred / (variance + eps).sqrt();
    }

    /// <summary>Normalises each token, then scales and shifts each feature. Ba et al. 2016, equation 4.</summary>
    /// <param name="input">Tokens, <c>[..., features]</c>.</param>
    /// <returns>The same tokens, normalised, <c>[..., features]</c>.</returns>
    /// <exception cref="ArgumentException">The last dimension is not the layer's number of features.</exception>
    [KataTask("04.2")]
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        return (Normalize(input, _eps) * weight) + bias;
    }
}
