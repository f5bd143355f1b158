// task:   08.11
// title:  only describes the work in eval mode: the query runs when the mode is back and gradients are on
// expect: Select is lazy: the batches are scored by Aggregate, after finally has set the model back to its own mode and
//         no_grad has ended. Sum up inside the try.
// hears:  graph-kept
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

static partial class Evaluation
{
    public static EvaluationResult Of<TBatch>(ITrainable<TBatch> trainable, IEnumerable<TBatch> batches)
        where TBatch : IDisposable
    {
        var (loss, right, tokens) = Scored().Aggregate(
            (Loss: 0.0, Right: 0L, Tokens: 0L),
            (all, each) => (all.Loss + each.Loss, all.Right + each.Right, all.Tokens + each.Tokens));
        return EvaluationResult.OfSums(loss, right, tokens);

        IEnumerable<(double Loss, long Right, long Tokens)> Scored()
        {
            bool wasTraining = trainable.Module.training;
            trainable.Module.eval();
            try
            {
                using var noGradient = no_grad();
                return batches.Select(Score);
            }
            finally
            {
                trainable.Module.train(wasTraining);
            }
        }

        (double Loss, long Right, long Tokens) Score(TBatch batch)
        {
            using (batch)
            {
                using var scope = NewDisposeScope();

                var labels = trainable.Labels(batch); // [batch, length]
                var logits = trainable.Logits(batch); // [batch, length, vocabulary]
                var asked = labels.ne(trainable.PaddingId);
                double surprise = nn.functional.cross_entropy(
                    logits.flatten(0, 1),
                    labels.flatten(),
                    ignore_index: trainable.PaddingId,
                    reduction: nn.Reduction.Sum).ToDouble();
                long hits = logits.argmax(-1).eq(labels).logical_and(asked).sum().item<long>();
                return (surprise, hits, asked.sum().item<long>());
            }
        }
    }
}
