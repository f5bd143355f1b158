using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>
/// Lesson 01: attention at work on a sentence, its basic patterns, its focus, masks, and why scores are scaled.
/// </summary>
public sealed class AttentionDemo : IDemo
{
    private const string Text = "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        string[] sentence = Text.Split(' ');
        var words = WordVectors.Read(Path.Combine(stage.Data, "lesson01-words.tsv"));
        Action[] parts =
        [
            () => new SentencePart(stage, words, sentence).Run(),
            () => new PatternsPart(stage).Run(),
            () => new FocusPart(stage, words, sentence).Run(),
            () => new MaskPart(stage, words, sentence).Run(),
            () => new ScalePart(stage).Run(),
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
            "Change a number in data/lesson01-words.tsv and run this again: can you make \"it\" mean the street?");
    }
}
