using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// One vector for a whole sentence. Reimers and Gurevych 2019, "Sentence-BERT", section 3, compares three.
/// </summary>
public static class Pooling
{
    /// <summary>
    /// The first token's vector: it has looked at the whole sentence. Devlin et al. 2019, section 3.2.
    /// </summary>
    /// <param name="hidden">
    /// The encoder's output, <c>[batch, length, d_model]</c>; the first token is <c>[CLS]</c>.
    /// </param>
    /// <returns>A vector for each sentence, <c>[batch, d_model]</c>.</returns>
    public static Tensor Cls(Tensor hidden)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");

        return hidden.select(1, 0); // [batch, length, d_model] → [batch, d_model]
    }

    /// <summary>The mean of the real tokens' vectors: padding is neither added nor counted.</summary>
    /// <param name="hidden">The encoder's output, <c>[batch, length, d_model]</c>.</param>
    /// <param name="real">True for each real token, <c>[batch, length]</c>.</param>
    /// <returns>A vector for each sentence, <c>[batch, d_model]</c>; 0 for one without a real token.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or real is not boolean.</exception>
    [KataTask("05.5")]
    public static Tensor Mean(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        throw new NotImplementedException("Task 05.5: mean pooling");
    }

    /// <summary>The largest value of each feature among the real tokens.</summary>
    /// <param name="hidden">The encoder's output, <c>[batch, length, d_model]</c>.</param>
    /// <param name="real">True for each real token, <c>[batch, length]</c>.</param>
    /// <returns>A vector for each sentence, <c>[batch, d_model]</c>; 0 for one without a real token.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or real is not boolean.</exception>
    [KataTask("05.6")]
    public static Tensor Max(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        throw new NotImplementedException("Task 05.6: max pooling");
    }
}
