using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// Lesson 04: activations, a single block, masks through a stack, the gradient of deep stacks, and how attention
/// evolves from layer to layer and with training.
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
            () => new DepthPart(stage).Run(),
            () => new EvolutionPart(stage).Run(),
        ];
        int threads = get_num_threads();
        set_num_threads(1); // for tensors this small, threads wait for one another more than they help
        try
        {
            foreach (var part in parts)
            {
                if (stage.Cancelled.IsCancellationRequested)
                {
                    return;
                }

                using var scope = NewDisposeScope();
                part();
            }
        }
        finally
        {
            set_num_threads(threads);
        }

        stage.Heading("What to try next");
        stage.Say(
            "In demos/04/DepthPart.cs, let the learning rate rise from 0 to its value over the first 50 steps, and "
            + "take 300: the post-norm stack learns after all. In demos/04/EvolutionPart.cs, give the stack one layer "
            + "in place of two: where does the loss stop, and why?");
    }
}
