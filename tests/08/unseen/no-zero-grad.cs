// task:   08.10
// title:  does not forget the gradients of the step before
// expect: Gradients add up: forget those of the last step first.
// hears:  gradients-not-forgotten
// faults: 1
namespace Katas.Lesson08;

static partial class TrainingStep
{
    public static StepResult Run<TBatch>(
        ITrainable<TBatch> trainable, IReadOnlyList<TBatch> parts, Adam adam, TrainingOptions options, long step)
    {
        Randomness.Seed(options.Seed, step);
        trainable.Module.train();
        double loss = 0;
        long all = parts.Sum(part => trainable.Labels(part).ne(trainable.PaddingId).sum().ToInt64());
        foreach (var part in parts)
        {
            double share = trainable.Labels(part).ne(trainable.PaddingId).sum().ToDouble() / all;
            var mean = LabelSmoothing.Loss(
                trainable.Logits(part), trainable.Labels(part), options.LabelSmoothing, trainable.PaddingId);
            (mean * share).backward();
            loss += share * mean.ToDouble();
        }

        double norm = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
        adam.Step(options.Schedule.At(step));
        return new StepResult(loss, options.Schedule.At(step), norm, all);
    }
}
