using System.Globalization;
using Katas.Lesson08.Demos;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Capstone;

/// <summary>
/// The end of the workbook: a translation model and a language model, put together from what the learner wrote in eight
/// lessons, trained by their own loop, and used. With <c>--data FILE</c>, one of the two on the learner's own text.
/// </summary>
[DemoOption(
    "--data",
    DemoOptionKind.File,
    "A text of your own to learn from: sentence, tab, translation on each line, or any text.")]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each model is trained for.", Least = 1)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
[DemoOption("--resume", DemoOptionKind.Flag, "Go on from the checkpoints of the last run.")]
public sealed class CapstoneDemo : IDemo
{
    private readonly List<string> _figures = [];

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        DemoParts.Run(stage, () => new PartsPart(stage).Run());
        if (stage.Options.File("--data") is { } file)
        {
            DemoParts.Run(stage, () => new OwnFilePart(stage, file).Run());
            return;
        }

        DemoParts.Run(stage, () => Translate(stage), () => WriteStories(stage), () => Close(stage));
    }

    private void Translate(DemoStage stage)
    {
        if (new TranslationPart(stage).Run() is { } score)
        {
            _figures.Add(Invariant($"BLEU {score.Score:0.0} on English sentences that it had never seen"));
        }
    }

    private void WriteStories(DemoStage stage)
    {
        if (new LanguagePart(stage).Run() is var (model, bigrams))
        {
            _figures.Add(Invariant(
                $"a perplexity of {model.Perplexity:0.00} on stories that it had never read; that of bigrams is {bigrams.Perplexity:0.00}"));
        }
    }

    private void Close(DemoStage stage)
    {
        stage.Heading("Made by you");
        stage.Say($"{string.Join("; ", _figures)}.");
        stage.Say(
            "Longer training makes both better (--steps 3000), another seed makes others of them (--seed 9), and a text of "
            + "your own makes them yours (--data FILE).");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
