// task:   08.11
// title:  takes the mean of the batches' means
// expect: Batches differ in their number of tokens: sum up, and divide by the tokens at the end.
// hears:  mean-of-batches
// faults: 1
namespace Katas.Lesson08;

static partial class Evaluation
{
    public static EvaluationResult Of<TBatch>(ITrainable<TBatch> trainable, IEnumerable<TBatch> batches)
        where TBatch : IDisposable
    {
        bool before = trainable.Module.training;
        trainable.Module.eval();
        using var off = no_grad();
        double loss = 0;
        long right = 0, tokens = 0;
        int count = 0;
        foreach (var batch in batches)
        {
            using (batch)
            {
                var labels = trainable.Labels(batch);
                var logits = trainable.Logits(batch);
                loss += nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index: trainable.PaddingId).ToDouble();
                right += (logits.argmax(-1) == labels).bitwise_and(labels != trainable.PaddingId).sum().ToInt64();
                tokens += (labels != trainable.PaddingId).sum().ToInt64();
                count++;
            }
        }

        trainable.Module.train(before);
        return EvaluationResult.OfSums(loss / count * tokens, right, tokens);
    }
}
