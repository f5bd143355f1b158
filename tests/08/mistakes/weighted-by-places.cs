// task:  08.10
// title: The share of a part counts padding as well
// hint:  Padding has no label to be right about: a part's share counts only the labels that are not padding.
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
        long[] tokens = [.. parts.Select(part => trainable.Labels(part).numel())];
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
        adam.Step(rate);
        return new StepResult(loss, rate, norm, tokens.Sum());
    }
}
