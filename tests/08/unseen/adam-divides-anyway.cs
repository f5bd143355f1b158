// task:   08.10
// title:  goes by the gradient of the sum, not of the mean; and seeds again for each part, so that all draw the same
//         dropout
// expect: Clipping comes before Adam and looks at the size of the gradient: divide by the number of all labels, or what
//         is clipped and reported is the norm of a sum. And seed once, before the first part: each is to have draws of
//         its own.
// hears:  TrainingStepTests.A_step_of_one_batch_is_the_gradient_of_its_mean_loss
// faults: 2
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

        trainable.Module.train();
        adam.ZeroGradients();

        double total = 0;
        long tokens = 0;
        foreach (var part in parts)
        {
            using var scope = NewDisposeScope();

            Randomness.Seed(options.Seed, step);
            var labels = trainable.Labels(part);
            long count = labels.ne(trainable.PaddingId).sum().item<long>();

            // The sum, so that each token counts the same. No need to divide it in the end: Adam divides each gradient
            // by its own size, so a factor makes no difference.
            var mean = LabelSmoothing.Loss(
                trainable.Logits(part), labels, options.LabelSmoothing, trainable.PaddingId);
            var loss = mean * count;
            loss.backward();
            total += loss.ToDouble();
            tokens += count;
        }

        double norm = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
        double rate = options.Schedule.At(step);
        adam.Step(rate);
        return new StepResult(total / tokens, rate, norm, tokens);
    }
}
