using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>
/// Positions as waves: each pair of features turns at a speed of its own, like the hands of a clock.
/// Vaswani et al. 2017, "Attention Is All You Need", section 3.5.
/// </summary>
public static class Sinusoids
{
    /// <summary>
    /// The base of the wavelengths, which grow from 2π to nearly 10000 · 2π positions. Paper: section 3.5.
    /// </summary>
    public const double Base = 10000;

    /// <summary>How fast each pair of features turns: <c>10000^(-2i / d_model)</c> for pair i.</summary>
    /// <param name="dModel">Features of a position. If odd, the last pair is a sine alone.</param>
    /// <returns>
    /// The frequencies in radians per position, <c>[⌈d_model / 2⌉]</c>, Float64; the fastest, 1, first.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">d_model is not above 0.</exception>
    [KataTask("03.2")]
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        var exponents = arange(0, dModel, 2, dtype: ScalarType.Float64) / -dModel; // -2i / d_model: [pair]
        return pow(Base, exponents);
    }

    /// <summary>
    /// The positions' encodings: feature 2i is the sine and feature 2i + 1 the cosine of position · frequency i.
    /// Paper: section 3.5, the two formulas.
    /// </summary>
    /// <param name="length">The number of positions.</param>
    /// <param name="dModel">Features of a position; even or odd.</param>
    /// <param name="offset">The first position.</param>
    /// <returns>
    /// The encodings of the positions offset, offset + 1, …, <c>[length, d_model]</c>, Float64: far out, the angles are
    /// large, and Float32 would lose the digits that matter.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0, or the offset is below 0.</exception>
    [KataTask("03.3")]
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        Guard.Positive(length);
        Guard.Positive(dModel);
        Guard.AtLeast(offset, 0);

        var positions = arange(offset, offset + length, dtype: ScalarType.Float64); // [length]
        var angles = positions.unsqueeze(-1) * Frequencies(dModel); // [length, 1] · [pair] → [length, pair]
        var pairs = stack([angles.sin(), angles.cos()], -1); // [length, pair, 2]
        return pairs.flatten(1).narrow(1, 0, dModel); // [length, 2 · pair] → [length, d_model]
    }
}
