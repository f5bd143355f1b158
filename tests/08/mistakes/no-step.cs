// task:  08.10
// title: The optimiser takes no step
// hint:  The gradients are there, and clipped; the weights move when the optimiser makes its step.
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

        Randomness.Seed(options.Seed, step);
        trainable.Module.train();
        adam.ZeroGradients();
        long[] tokens = [.. parts.Select(part => trainable.Labels(part).ne(trainable.PaddingId).sum().ToInt64())];
        double loss = 0;
        foreach (var (part, count) in parts.Zip(tokens))
        {
            using var partScope = NewDisposeScope(); // the graph of one part at a time

            var mean = LabelSmoothing.Loss(
                trainable.Logits(part), trainable.Labels(part), options.LabelSmoothing, trainable.PaddingId);
            var share = mean * ((double)count / tokens.Sum());
            share.backward();
            loss += share.ToDouble();
        }

        double norm = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
        double rate = options.Schedule.At(step);
        return new StepResult(loss, rate, norm, tokens.Sum());
    }
}
