using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// Makes a cloze test of a text: the masked-language-model task. Devlin et al. 2019, section 3.1, task 1.
/// </summary>
public static class Masking
{
    /// <summary>The share of tokens that are chosen.</summary>
    public const double Rate = 0.15;

    /// <summary>The share of chosen tokens that are hidden behind the mask token.</summary>
    public const double Hidden = 0.8;

    /// <summary>The share of chosen tokens that are replaced by another token; the others stay as they are.</summary>
    public const double Replaced = 0.1;

    /// <summary>
    /// Chooses tokens to be guessed. A candidate whose <c>Choice</c> is below <see cref="Rate"/> is chosen. Then, if
    /// its <c>Fate</c> is below <see cref="Hidden"/>, it becomes the mask token; below <see cref="Hidden"/> +
    /// <see cref="Replaced"/>, its <c>Replacement</c>; else it stays: a token that is not hidden may be asked about,
    /// too.
    /// </summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>. They are not changed.</param>
    /// <param name="candidates">True where a token may be chosen, <c>[batch, length]</c>: not for padding.</param>
    /// <param name="draws">The random numbers, each <c>[batch, length]</c>.</param>
    /// <param name="maskId">The id of the mask token.</param>
    /// <returns>
    /// What the model is given, <c>[batch, length]</c>, and the labels, <c>[batch, length]</c>: the token as it was
    /// where one is chosen, and <see cref="Tagging.Ignored"/> everywhere else.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    [KataTask("05.10")]
    public static (Tensor inputs, Tensor labels) Apply(
        Tensor tokens, Tensor candidates, MaskingDraws draws, long maskId)
    {
        Guard.Layout(tokens, "[batch, length]");
        Guard.SameShape(candidates, tokens);
        Guard.SameShape(draws.Choice, tokens);
        Guard.SameShape(draws.Fate, tokens);
        Guard.SameShape(draws.Replacement, tokens);

        throw new NotImplementedException("Task 05.10: masking tokens");
    }
}
