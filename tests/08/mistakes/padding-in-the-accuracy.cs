// task:  08.11
// title: Padding is counted as a right answer
// hint:  A model that says "padding" where there is padding has done nothing. Only real labels count.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

static partial class Evaluation
{
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
                right += logits.argmax(-1).eq(labels).sum().ToInt64(); // [batch, length] → []
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
