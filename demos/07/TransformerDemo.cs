using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>
/// Lesson 07: a transformer learns to translate, writes greedily and by beam search, is measured with BLEU, shows where
/// it looked, and is compared with larger ones.
/// </summary>
public sealed class TransformerDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        int threads = get_num_threads();
        set_num_threads(1); // for tensors this small, threads wait for one another more than they help
        try
        {
            using var scope = NewDisposeScope();
            var (train, heldOut) = (Pairs.Read(stage.Data, "train"), Pairs.Read(stage.Data, "heldout"));
            var trained = new TrainingPart(stage).Run(train);
            Action[] parts =
            [
                () => new TranslatingPart(stage, trained).Run(heldOut),
                () => new LookingPart(stage, trained).Run(),
                () => new SizesPart(stage).Run(),
            ];
            foreach (var part in parts.TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
            {
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
                "In demos/07/TrainingPart.cs, train for 2,400 steps in place of 800: how far does BLEU rise, and which "
                + "mistakes are left? In LookingPart.cs, write sentences of your own from words that it knows: where does "
                + "the path cross? Lesson 08 trains the same model with a loop that can do more: demo 08.");
        }
    }
}
