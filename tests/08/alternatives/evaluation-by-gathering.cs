// task:  08.11
// title: The log-probabilities of the labels, gathered
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
            using var noGradient = inference_mode();
            var (loss, right, tokens) = (0.0, 0L, 0L);
            foreach (var batch in batches)
            {
                using var disposed = batch;
                using var scope = NewDisposeScope();

                var (labels, logits) = (trainable.Labels(batch), trainable.Logits(batch));
                var real = labels.ne(trainable.PaddingId); // [batch, length]
                var ofLabels = nn.functional.log_softmax(logits, -1)
                    .gather(-1, labels.unsqueeze(-1)).squeeze(-1); // [batch, length, vocabulary] → [batch, length]
                loss -= ofLabels.masked_select(real).sum().ToDouble();
                right += logits.argmax(-1).eq(labels).masked_select(real).sum().ToInt64(); // [batch, length] → []
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
