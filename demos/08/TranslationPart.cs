using Katas.Lesson07;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson08.Demos;

/// <summary>Part 1: a model learns to translate English into French.</summary>
internal sealed class TranslationPart(DemoStage stage)
{
    /// <summary>None of these is in the corpus; all of the words are.</summary>
    private static readonly string[] s_new =
    [
        "The old clock is white, but it is not beautiful.",
        "Anne's aunt never opens the box that the prince found.",
        "She does not want to give him the green apples.",
        "Do the jealous actresses know the castle?",
    ];

    /// <summary>Trains, measures and translates.</summary>
    /// <returns>The BLEU score, or null if the learner pressed Ctrl-C.</returns>
    public BleuScore? Run()
    {
        stage.Heading("1. A model learns to translate");
        using var thread = new OneThread(); // for tensors this small, threads wait for one another more than they help
        var run = new TranslationRun(
            stage,
            Corpus.Pairs(Path.Combine(stage.Data, "lesson07-translation-train.tsv")),
            Corpus.Pairs(Path.Combine(stage.Data, "lesson07-translation-heldout.tsv")),
            new RunSizes { Steps = 800 }.For(stage, "translation"));
        if (run.Run("lesson08-translation.png") is not var (translator, score))
        {
            return null;
        }

        stage.Say("Sentences that are in neither file:");
        run.Show(translator, [.. s_new.Select(sentence => (sentence, (string?)null))]);
        return score;
    }
}
