using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// A feed-forward network with a gate: one map says what, another how much of it. Shazeer 2020, "GLU Variants Improve
/// Transformer", section 2.
/// </summary>
public sealed class SwiGlu : nn.Module<Tensor, Tensor>
{
    private readonly long _width;
    private nn.Module<Tensor, Tensor> gate; // these three may be replaced by name, so they are not readonly
    private nn.Module<Tensor, Tensor> up;
    private nn.Module<Tensor, Tensor> down;

    /// <summary>Creates the three maps.</summary>
    /// <param name="width">Features of a token, coming in and going out.</param>
    /// <param name="hidden">Features in between.</param>
    /// <param name="bias">Whether the maps have a bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0.</exception>
    public SwiGlu(long width, long hidden, bool bias = false)
        : base(nameof(SwiGlu))
    {
        Guard.Positive(width);
        Guard.Positive(hidden);

        _width = width;
        gate = nn.Linear(width, hidden, hasBias: bias);
        up = nn.Linear(width, hidden, hasBias: bias);
        down = nn.Linear(hidden, width, hasBias: bias);
        RegisterComponents();
    }

    /// <summary>
    /// How many features in between give three matrices the size of the two that they replace, which have 4 · width:
    /// 8/3 · width, and then up to a multiple that computers like. Shazeer 2020, section 3.1.
    /// </summary>
    /// <param name="width">Features of a token.</param>
    /// <param name="multiple">What the result is a multiple of.</param>
    /// <returns>The smallest multiple that is at least 8/3 · width.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    [KataTask("09.2")]
    public static long HiddenSize(long width, long multiple)
    {
        Guard.Positive(width);
        Guard.Positive(multiple);

        long least = ((8 * width) + 2) / 3; // whole numbers, rounded up
        return (least + multiple - 1) / multiple * multiple;
    }

    /// <summary>
    /// Widens each token twice, lets SiLU of the gate decide how much of the other passes, and brings it back to its
    /// size: <c>down(SiLU(gate(x)) · up(x))</c>, where <c>SiLU(x) = x · sigmoid(x)</c>. Shazeer 2020, equation 6.
    /// </summary>
    /// <param name="input">Tokens, <c>[..., width]</c>.</param>
    /// <returns>The tokens, each transformed by itself, <c>[..., width]</c>.</returns>
    /// <exception cref="ArgumentException">The last dimension is not the layer's width.</exception>
    [KataTask("09.3")]
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., width]");
        Guard.Size(input, -1, _width, "the layer's width");

        var opened = nn.functional.silu(gate.call(input)); // [..., width] → [..., hidden]
        return down.call(opened * up.call(input)); // [..., hidden] → [..., width]
    }
}
