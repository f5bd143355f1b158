namespace Katas.Lesson08;

/// <summary>The quality of a model on texts that it was not trained on.</summary>
/// <param name="Loss">The mean of -ln P(label) over all labels, without label smoothing.</param>
/// <param name="Accuracy">The share of labels that are the model's likeliest token, from 0 to 1.</param>
/// <param name="Tokens">The number of labels, padding not counted.</param>
public sealed record EvaluationResult(double Loss, double Accuracy, long Tokens)
{
    /// <summary>
    /// The number of equally likely tokens among which the model would be as undecided: e to the power of the loss. It
    /// is 1 at best; blind guessing gives the size of the vocabulary.
    /// </summary>
    public double Perplexity => Math.Exp(Loss);

    /// <summary>The BLEU score of translations, 0 to 100, if it was measured.</summary>
    public double? Bleu { get; init; }

    /// <summary>Computes the result from sums over all labels.</summary>
    /// <param name="loss">The sum of -ln P(label).</param>
    /// <param name="right">The number of labels that are the model's likeliest token.</param>
    /// <param name="tokens">The number of labels.</param>
    /// <exception cref="TrainingException">There are none.</exception>
    public static EvaluationResult OfSums(double loss, long right, long tokens) => tokens > 0
        ? new EvaluationResult(loss / tokens, (double)right / tokens, tokens)
        : throw new TrainingException("There is nothing to evaluate on: the held-out texts have no tokens.");
}
