using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// Lesson 04: activations, a single block, masks through a stack, the gradient of deep stacks, and how attention evolves
/// from layer to layer and with training.
/// </summary>
public sealed class EncoderBlockDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        Action[] parts =
        [
            () => new ActivationPart(stage).Run(),
            () => new BlockPart(stage).Run(),
            () => new CausalPart(stage).Run(),
            () => new GradientPart(stage).Run(),
            () => new EvolutionPart(stage).Run(),
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

        stage.Heading("What to try next");
        stage.Say(
            "In demos/04/EvolutionPart.cs, give the stack one layer in place of two and run this again: where does the "
            + "loss stop, and why can a single layer not do it?");
    }
}
