using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Lesson 05: encoders trained to classify, to tag and to guess words; padding; and what the parts of a model cost.
/// With <c>--data FILE</c>, the same on the learner's own sentences.
/// </summary>
[DemoOption(
    "--data",
    DemoOptionKind.File,
    "A file of your own to learn from: sentence, tab, label on each line as in SST-2, or a word and its tag as in CoNLL-2003.")]
public sealed class EncoderDemo : IDemo
{
    private const long Seed = 5;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        string? own = stage.Options.File("--data");
        Action[] parts = own is { } file
            ? [() => new OwnFilePart(stage, file).Run()]
            :
            [
                () => new ReviewsPart(stage).Run(),
                () => new AgreementPart(stage).Run(),
                () => new NamesPart(stage).Run(),
                () => new GuessingPart(stage).Run(),
                () => new PaddingPart(stage).Run(),
                () => new CostsPart(stage).Run(),
            ];
        foreach (var part in parts)
        {
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }

            using var threads = new OneThread();
            using var seed = new LocalSeed(Seed);
            using var scope = NewDisposeScope();
            part();
        }

        if (own is null && !stage.Cancelled.IsCancellationRequested)
        {
            stage.Heading("What to try next");
            stage.Say(
                "Bring a file of your own: demo 05 --data FILE, with SST-2's two columns (sentence, tab, label) or "
                + "CoNLL-2003's (a word and its tag on each line).");
        }
    }
}
