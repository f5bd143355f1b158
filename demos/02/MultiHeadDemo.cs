using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>
/// Lesson 02: heads with different jobs beside a single head, masks over all heads, two languages, dropout, one head
/// against several in training, and the comparison with TorchSharp's own layer.
/// </summary>
public sealed class MultiHeadDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        Action[] parts =
        [
            () => new JobsPart(stage).Run(),
            () => new MaskPart(stage).Run(),
            () => new CrossPart(stage).Run(),
            () => new DropoutPart(stage).Run(),
            () => new TrainingPart(stage).Run(),
            () => new ParityPart(stage).Run(),
        ];
        foreach (var part in parts)
        {
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }

            using var scope = NewDisposeScope();
            part();
        }

        if (!stage.Cancelled.IsCancellationRequested)
        {
            stage.Heading("What to try next");
            stage.Say(
                "In demos/02/TrainingPart.cs, ask for the sum of the two neighbours in place of their difference: how "
                + "many heads does that take? Then for three neighbours.");
        }
    }
}
