using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>
/// Lesson 00: what reshape and transpose do to a table, what centering does to rows, how descent finds a line, and a
/// model that learns which word follows which.
/// </summary>
[DemoOption("--sentence", DemoOptionKind.Text, "A sentence of your own to learn, of 3 to 16 words.")]
public sealed class WarmUpDemo : IDemo
{
    private const string Sentence = "a word can be guessed from the one before it";

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        string[] sentence = WordList.Split(stage.Options.Text("--sentence") ?? Sentence);
        Action[] parts =
        [
            () => new ShapesPart(stage).Run(),
            () => new CenterPart(stage).Run(),
            () => new DescentPart(stage).Run(),
            () => new NextWordPart(stage).Learn(sentence),
            () => new NextWordPart(stage).MeetItsLimit(),
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
            "Give it a sentence of your own, one with a word that comes twice: demo 00 --sentence \"…\". Which row of the "
            + "picture is unsure, and why?");
    }
}
