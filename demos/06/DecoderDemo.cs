using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>
/// Lesson 06: encoder against decoder attention, a small language model that is trained and writes in several ways, and
/// what a key-value cache saves.
/// </summary>
public sealed class DecoderDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        Action[] parts =
        [
            () => new AttentionPart(stage).Run(),
            () => new WritingPart(stage).Run(),
            () => new CachePart(stage).Run(),
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

        if (!stage.Cancelled.IsCancellationRequested)
        {
            stage.Heading("What to try next");
            stage.Say(
                "In demos/06/WritingPart.cs, train for 50 steps in place of 400: which ways of choosing still write words? "
                + "Then give it a text of your own to learn (Letters.Corpus) and another beginning (Prompt). In CachePart.cs, make "
                + "the model 4 blocks deep: what becomes of the two columns of times?");
        }
    }
}
