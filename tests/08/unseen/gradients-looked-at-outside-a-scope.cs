// task:   08.10
// title:  right in values; the gradients that are divided at the end are looked up outside of any dispose scope, and
//         stay
// expect: Each look at a gradient makes a tensor object: put the loop into a dispose scope.
// hears:  TrainingStepTests.Batches_stay_and_nothing_else_does
// faults: 1
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

        Randomness.Seed(options.Seed, step);
        trainable.Module.train();
        adam.ZeroGradients();
        double sum = 0;
        long tokens = 0;
        foreach (TBatch part in parts)
        {
            using var scope = NewDisposeScope();
            var labels = trainable.Labels(part);
            long here = (labels != trainable.PaddingId).sum().ToInt64();
            var loss = LabelSmoothing.Loss(trainable.Logits(part), labels, options.LabelSmoothing, trainable.PaddingId) * here;
            loss.backward();
            sum += loss.ToDouble();
            tokens += here;
        }

        using (no_grad())
        {
            foreach (var gradient in Gradients.Of(trainable.Module, step))
            {
                gradient.div_(Math.Max(1, tokens));
            }
        }

        double before = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
        double rate = options.Schedule.At(step);
        adam.Step(rate);
        return new StepResult(sum / Math.Max(1, tokens), rate, before, tokens);
    }
}
