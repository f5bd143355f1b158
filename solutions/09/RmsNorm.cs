using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// Layer normalisation with the mean left out: each token is divided by the root of the mean square of its features,
/// and each feature gets a learned scale. Zhang and Sennrich 2019, "Root Mean Square Layer Normalization", section 4.
/// </summary>
public sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly Parameter weight; // [features]

    /// <summary>Creates the scale, all ones.</summary>
    /// <param name="features">The features that are normalised together.</param>
    /// <param name="eps">The number added to the mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public RmsNorm(long features, double eps = 1e-5)
        : base(nameof(RmsNorm))
    {
        Guard.Positive(features);
        Guard.Positive(eps);

        _eps = eps;
        weight = new Parameter(ones(features)); // [features]
        RegisterComponents();
    }

    /// <summary>
    /// Brings the features of each token to a mean square of 1, then scales each: <c>x / √(mean(x²) + eps) ·
    /// weight</c>. Half types (Float16, BFloat16) are normalised in Float32, brought back to their dtype, and then
    /// scaled.
    /// </summary>
    /// <param name="input">Tokens, <c>[..., features]</c>.</param>
    /// <returns>The same tokens, normalised, <c>[..., features]</c>, of the input's dtype.</returns>
    /// <exception cref="ArgumentException">The last dimension is not the layer's number of features.</exception>
    [KataTask("09.1")]
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        bool half = input.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        var x = half ? input.to(ScalarType.Float32) : input; // a half type squares 300 to infinity
        var meanSquare = x.square().mean([-1], keepdim: true); // [..., features] → [..., 1]
        var normal = x * (meanSquare + _eps).rsqrt(); // [..., features] · [..., 1] → [..., features]
        return normal.to(input.dtype) * weight;
    }
}
