using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Lesson 08: a translation model and a language model, trained by the same code; a run that is resumed. With
/// <c>--data FILE</c>, one of the two on the learner's own text.
/// </summary>
[DemoOption(
    "--data",
    DemoOptionKind.File,
    "A text of your own to learn from: sentence, tab, translation on each line, or any text.")]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each model is trained for.", Least = 1)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
public sealed class TrainingDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        if (stage.Options.File("--data") is { } file)
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
