// task:  08.10
// title: Sums go backward, the mean comes at the end
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

static partial class TrainingStep
{
    public static StepResult Run<TBatch>(
        ITrainable<TBatch> trainable, IReadOnlyList<TBatch> parts, Adam adam, TrainingOptions options, long step)
    {
        Guard.AtLeast(parts.Count, 1);
        Guard.AtLeast(step, 1);

        using var scope = NewDisposeScope();

        trainable.Module.train();
        adam.ZeroGradients();
        Randomness.Seed(options.Seed, step);
        var (sum, tokens) = (0.0, 0L);
        for (int i = 0; i < parts.Count; i++)
        {
            using var partScope = NewDisposeScope();
            var labels = trainable.Labels(parts[i]);
            long count = labels.not_equal(trainable.PaddingId).count_nonzero().ToInt64();
            var total = count * LabelSmoothing.Loss(
                trainable.Logits(parts[i]), labels, options.LabelSmoothing, trainable.PaddingId);
            total.backward();
            sum += total.detach().ToDouble();
            tokens += count;
        }

        using (no_grad())
        {
            foreach (var gradient in Gradients.Of(trainable.Module, step))
            {
                gradient.div_((double)tokens);
            }
        }

        double norm = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
        adam.Step(options.Schedule.At(step));
        adam.ZeroGradients();
        return new StepResult(sum / tokens, options.Schedule.At(step), norm, tokens);
    }
}
