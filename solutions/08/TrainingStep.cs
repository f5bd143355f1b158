using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>One step of training: from a few batches to new weights.</summary>
public static class TrainingStep
{
    /// <summary>
    /// Changes the weights once, by the gradient of the mean loss over all tokens of all parts. A large batch that does
    /// not fit in memory is given in parts: each goes forward and backward by itself, and the gradients add up. Ott et
    /// al. 2018, "Scaling Neural Machine Translation".
    /// </summary>
    /// <typeparam name="TBatch">What the model is trained on.</typeparam>
    /// <param name="trainable">The model, which is set to training mode.</param>
    /// <param name="parts">
    /// The batches, at least one. A part with more labels counts for more: the outcome is that of one batch with all of
    /// them. Padding counts for nothing.
    /// </param>
    /// <param name="adam">The optimizer. Gradients left over from before are cleared.</param>
    /// <param name="options">
    /// The seed, the label smoothing, the greatest gradient norm, and the learning rate schedule.
    /// </param>
    /// <param name="step">
    /// Which step; the first is 1. Dropout's draws follow from the seed and the step alone, by
    /// <see cref="Randomness.Seed"/>; each part has draws of its own.
    /// </param>
    /// <returns>
    /// The mean loss over all tokens, the learning rate, the norm before clipping, the number of labels.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no parts, or the step is below 1.</exception>
    /// <exception cref="TrainingException">A gradient is NaN or infinite: the weights stay as they are.</exception>
    [KataTask("08.10")]
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
        adam.Step(rate);
        return new StepResult(loss, rate, norm, tokens.Sum());
    }
}
