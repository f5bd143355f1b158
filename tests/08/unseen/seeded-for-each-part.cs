// task:   08.10
// title:  the generator is seeded anew for each part, so that all parts drop the same
// expect: Seed once, before the parts: otherwise the same features are dropped in each.
// hears:  seeded-for-each-part
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

        var model = trainable.Module;
        model.train();
        adam.ZeroGradients();
        long tokens = parts.Sum(Count);
        double loss = 0;
        foreach (var part in parts)
        {
            using var scope = NewDisposeScope();
            Randomness.Seed(options.Seed, step);
            var l = LabelSmoothing.Loss(
                trainable.Logits(part), trainable.Labels(part), options.LabelSmoothing, trainable.PaddingId);
            l = l * ((double)Count(part) / tokens);
            l.backward();
            loss += l.ToDouble();
        }

        var norm = Gradients.Clip(model, options.MaxGradientNorm, step);
        var rate = options.Schedule.At(step);
        adam.Step(rate);
        return new StepResult(loss, rate, norm, tokens);

        long Count(TBatch part)
        {
            using var scope = NewDisposeScope();
            return (trainable.Labels(part) != trainable.PaddingId).sum().ToInt64();
        }
    }
}
