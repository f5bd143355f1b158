using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>
/// Adds sinusoidal positions to tokens. Nothing in it is learned, and it has no longest length. Vaswani et al. 2017,
/// "Attention Is All You Need", section 3.5.
/// </summary>
public sealed class SinusoidalEncoding : nn.Module<Tensor, long, Tensor>
{
    private readonly long _dModel;

    /// <summary>Creates the encoding.</summary>
    /// <param name="dModel">Features of a token; even or odd.</param>
    /// <exception cref="ArgumentOutOfRangeException">d_model is not above 0.</exception>
    public SinusoidalEncoding(long dModel)
        : base(nameof(SinusoidalEncoding))
    {
        Guard.Positive(dModel);

        _dModel = dModel;
        RegisterComponents();
    }

    /// <summary>Adds its position to each token.</summary>
    /// <param name="input">The tokens, <c>[..., length, d_model]</c>.</param>
    /// <param name="offset">
    /// The position of the first token: the number of tokens before it, if a text is fed in pieces.
    /// </param>
    /// <returns>The tokens with their positions, <c>[..., length, d_model]</c>, in the input's dtype.</returns>
    /// <exception cref="ArgumentException">The input's d_model is not the encoding's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is below 0.</exception>
    [KataTask("03.4")]
    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of this encoding");
        Guard.AtLeast(offset, 0);

        throw new NotImplementedException("Task 03.4: adding sinusoids");
    }

    /// <summary>Adds its position to each token, the first of which is at position 0.</summary>
    /// <param name="input">The tokens, <c>[..., length, d_model]</c>.</param>
    /// <returns>As in <see cref="forward"/>.</returns>
    public Tensor call(Tensor input) => call(input, 0);
}
