using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>
/// Lesson 03: what attention makes of the order of words, without positions and with each kind of them.
/// </summary>
public sealed class PositionsDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        Action[] parts =
        [
            () => new OrderPart(stage).Run(),
            () => new WavesPart(stage).Run(),
            () => new SimilarityPart(stage).Run(),
            () => new DistancesPart(stage).Run(),
            () => new TrainingPart(stage).Run(),
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

        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        stage.Heading("What to try next");
        stage.Say(
            "In demos/03, ask for the token three before (Back in NeighbourTask.cs): which kinds still manage, and why "
            + "not the others? Or set the base in Sinusoids.cs to 100 and look at parts 2 and 3 again.");
    }
}
