using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>
/// Adds learned positions to tokens: one vector for each position up to the longest length, as in BERT and GPT-2. Its
/// state_dict is that of <c>nn.Embedding</c>. Devlin et al. 2019, "BERT", section 3.2 and figure 2.
/// </summary>
public sealed class LearnedPositions : nn.Module<Tensor, long, Tensor>
{
    private const double InitialSpread = 0.02; // as in BERT: small beside the tokens, which come first

    private readonly long _maxLength;
    private readonly long _dModel;
    private readonly Parameter weight; // [max_length, d_model]

    /// <summary>Creates the table of positions, with small random values to start from.</summary>
    /// <param name="maxLength">The number of positions; the end of a longer text has no vectors.</param>
    /// <param name="dModel">Features of a token.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not above 0.</exception>
    public LearnedPositions(long maxLength, long dModel)
        : base(nameof(LearnedPositions))
    {
        Guard.Positive(maxLength);
        Guard.Positive(dModel);

        _maxLength = maxLength;
        _dModel = dModel;
        weight = nn.Parameter(empty(maxLength, dModel));
        nn.init.normal_(weight, 0, InitialSpread);
        RegisterComponents();
    }

    /// <summary>Adds its position to each token.</summary>
    /// <param name="input">The tokens, <c>[..., length, d_model]</c>.</param>
    /// <param name="offset">The position of the first token.</param>
    /// <returns>The tokens with their positions, <c>[..., length, d_model]</c>.</returns>
    /// <exception cref="ArgumentException">
    /// The input's d_model or dtype is not the table's; or the last token lies past the longest length: the argument
    /// named is then <c>input</c>, and the message states the last position and the longest length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is below 0.</exception>
    [KataTask("03.6")]
    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of these positions");
        Guard.SameType(input, weight);
        Guard.AtLeast(offset, 0);

        throw new NotImplementedException("Task 03.6: adding learned positions");
    }

    /// <summary>Adds its position to each token, the first of which is at position 0.</summary>
    /// <param name="input">The tokens, <c>[..., length, d_model]</c>.</param>
    /// <returns>As in <see cref="forward"/>.</returns>
    public Tensor call(Tensor input) => call(input, 0);
}
