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
        bool wasTraining = trainable.Module.training;
        trainable.Module.eval();
        try
        {
            using var noGradient = no_grad();
            var (loss, right, tokens) = (0.0, 0L, 0L);
            foreach (var batch in batches)
            {
                using var disposed = batch;
                using var scope = NewDisposeScope();

                var (labels, logits) = (trainable.Labels(batch), trainable.Logits(batch));
                var real = labels.ne(trainable.PaddingId); // [batch, length]
                loss += nn.functional.cross_entropy(
                    logits.flatten(0, 1), // [batch, length, vocabulary] → [batch · length, vocabulary]
                    labels.flatten(), // [batch, length] → [batch · length]
                    ignore_index: trainable.PaddingId,
                    reduction: nn.Reduction.Sum).ToDouble();
                right += logits.argmax(-1).eq(labels).logical_and(real).sum().ToInt64(); // [batch, length] → []
                tokens += real.sum().ToInt64();
            }

            return EvaluationResult.OfSums(loss, right, tokens);
        }
        finally
        {
            trainable.Module.train(wasTraining);
        }
    }
}
