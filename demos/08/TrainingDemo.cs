using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Lesson 08: a translation model and a language model, trained by the same code; a run that is resumed. With
/// <c>--data FILE</c>, one of the two on the learner's own text.
/// </summary>
public sealed class TrainingDemo : IDemo
{
    private const long Seed = 8;

    /// <inheritdoc/>
    public bool TakesFile => true;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        Action[] parts = stage.File is { } file
            ? [() => new OwnFilePart(stage, file).Run()]
            :
            [
                () => new TranslationPart(stage).Run(),
                () => new LanguagePart(stage).Run(),
                () => new ResumePart(stage).Run(),
            ];
        foreach (var part in parts)
        {
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }

            using var seed = new LocalSeed(Seed);
            using var scope = NewDisposeScope();
            part();
        }

        if (stage.File is null && !stage.Cancelled.IsCancellationRequested)
        {
            stage.Heading("What to try next");
            stage.Say(
                "Bring a text of your own: demo 08 --data FILE. A file with a sentence, a tab and its translation on each "
                + "line, as Tatoeba exports them, trains a translation model; any other text, a language model.");
        }
    }
}
