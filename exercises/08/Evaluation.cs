using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Measures how good a model is.</summary>
public static class Evaluation
{
    /// <summary>
    /// Lets a model score given texts, by teacher forcing, and counts over all tokens of all batches: a batch with more
    /// tokens counts for more.
    /// </summary>
    /// <typeparam name="TBatch">What the model reads.</typeparam>
    /// <param name="trainable">
    /// The model. It is set to eval mode, so that nothing is dropped, and afterwards back to its own mode, whatever
    /// happens.
    /// </param>
    /// <param name="batches">Batches that the model was not trained on; each is disposed after use.</param>
    /// <returns>
    /// The mean of -ln P(label), without label smoothing, and the share of labels that got the highest logit. Padding
    /// counts towards neither.
    /// </returns>
    /// <exception cref="TrainingException">None of them has a label.</exception>
    [KataTask("08.11")]
    public static EvaluationResult Of<TBatch>(ITrainable<TBatch> trainable, IEnumerable<TBatch> batches)
        where TBatch : IDisposable
    {
        throw new NotImplementedException("Task 08.11: evaluation");
    }
}
