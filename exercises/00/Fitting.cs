using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

/// <summary>Fits a model to examples.</summary>
public static class Fitting
{
    /// <summary>
    /// Takes steps of gradient descent on the cross-entropy of all examples, until the likeliest next word is the right
    /// one for every example, or the steps are used up.
    /// </summary>
    /// <param name="model">The model. Gradients left over from before do not count.</param>
    /// <param name="words">The examples' words, Int64, <c>[row]</c>.</param>
    /// <param name="next">The word that follows each, Int64, <c>[row]</c>.</param>
    /// <param name="rate">The learning rate, above 0.</param>
    /// <param name="most">The most steps to take; with 0, the model stays as it is.</param>
    /// <returns>The steps it took; 0 if the model had all of them right to begin with.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or the rate is not above 0.</exception>
    [KataTask("00.10")]
    public static int Fit(NextWord model, Tensor words, Tensor next, double rate, int most)
    {
        Guard.Layout(words, "[row]");
        Guard.SameShape(next, words);
        Guard.Positive(rate);
        Guard.AtLeast(most, 0);

        throw new NotImplementedException("Task 00.10: fit");
    }
}
