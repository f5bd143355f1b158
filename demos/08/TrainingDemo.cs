using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Lesson 08: a translation model and a language model, trained by the same code; a run that is resumed. With
/// <c>--data FILE</c>, one of the two on the learner's own text.
/// </summary>
public sealed class TrainingDemo : IDemo
{
    /// <inheritdoc/>
    public bool TakesFile => true;

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        if (stage.File is { } file)
        {
            DemoParts.Run(stage, () => new OwnFilePart(stage, file).Run());
            return;
        }

        DemoParts.Run(
            stage,
            () => new TranslationPart(stage).Run(),
            () => new LanguagePart(stage).Run(),
            () => new ResumePart(stage).Run(),
            () => WhatNext(stage));
    }

    private static void WhatNext(DemoStage stage)
    {
        stage.Heading("What to try next");
        stage.Say(
            "Bring a text of your own: demo 08 --data FILE. A file with a sentence, a tab and its translation on each "
            + "line, as Tatoeba exports them, trains a translation model; any other text, a language model.");
        stage.Say("With all eight lessons done, the capstone trains both from nothing but your own code: capstone.");
    }
}
