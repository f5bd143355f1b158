// task:   08.11
// title:  padding is taken to be 0, whatever the model says
// expect: The model says which label is padding: trainable.PaddingId.
// hears:  padding-taken-for-0
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
        bool was = trainable.Module.training;
        trainable.Module.eval();
        try
        {
            using var quiet = no_grad();
            double loss = 0;
            long right = 0, tokens = 0;
            foreach (var batch in batches)
            {
                using var done = batch;
                using var scope = NewDisposeScope();
                var labels = trainable.Labels(batch);
                var logits = trainable.Logits(batch);
                var real = labels > 0;
                long n = real.sum().ToInt64();
                loss += LabelSmoothing.Loss(logits, labels, 0).ToDouble() * n;
                right += (logits.argmax(-1).eq(labels) & real).sum().ToInt64();
                tokens += n;
            }

            return EvaluationResult.OfSums(loss, right, tokens);
        }
        finally
        {
            trainable.Module.train(was);
        }
    }
}
