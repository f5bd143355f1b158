using Katas.Lesson04;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson09;

/// <summary>Lesson 04's layer normalisation without the shift, as MPT has it.</summary>
public sealed class ShiftlessLayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly Parameter weight; // [features]

    /// <summary>Creates the scale, all ones.</summary>
    /// <param name="features">The features of a token.</param>
    /// <param name="eps">The number added to the variance.</param>
    public ShiftlessLayerNorm(long features, double eps)
        : base(nameof(ShiftlessLayerNorm))
    {
        _eps = eps;
        weight = new Parameter(ones(features)); // [features]
        RegisterComponents();
    }

    /// <summary>Normalises each token, then scales each feature.</summary>
    /// <param name="input">Tokens, <c>[..., features]</c>.</param>
    public override Tensor forward(Tensor input) => LayerNorm.Normalize(input, _eps) * weight;
}
