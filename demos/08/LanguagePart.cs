using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using static System.FormattableString;

namespace Katas.Lesson08.Demos;

/// <summary>Part 2: a model learns to tell stories.</summary>
internal sealed class LanguagePart(DemoStage stage)
{
    private const int Stories = 20;

    /// <summary>Trains, measures and writes.</summary>
    /// <returns>The model's figure and the bigrams', or null if the learner pressed Ctrl-C.</returns>
    public (EvaluationResult Model, EvaluationResult Bigrams)? Run()
    {
        stage.Heading("2. A model learns to tell stories");
        var run = new LanguageRun(
            stage,
            Corpus.Text(Path.Combine(stage.Data, "lesson08-stories-train.txt")),
            Corpus.Text(Path.Combine(stage.Data, "lesson08-stories-heldout.txt")),
            new RunSizes { MaxLength = 256, TokensPerBatch = 2048, Layers = 3, Steps = 500 }.For(stage, "language"));
        if (run.Run("lesson08-language.png") is not { } result)
        {
            return null;
        }

        run.ScoreNewSentences();
        stage.Say("The bigrams write:");
        stage.Say(run.WriteWithBigrams(1, 60));
        stage.Say("The model writes:");
        string[] stories = [.. Enumerable.Range(0, Stories).Select(seed => run.Write("", (ulong)seed))];
        stage.Say(stories[0]);
        stage.Say("And it goes on from \"In a quiet mill by the sea lived Zoe, a lonely clockmaker.\":");
        stage.Say(run.Write("In a quiet mill by the sea lived Zoe, a lonely clockmaker.", 1));
        int quotes = stories.Count(StoryChecks.QuotesClose);
        int people = stories.Count(StoryChecks.TwoPeople);
        var sums = stories.Select(StoryChecks.AddsUp).OfType<bool>().ToArray();
        stage.Say(
            "What holds a story together is further apart than two tokens. "
            + Invariant($"Of {Stories} stories, all quotes close in {quotes}, two people and no third appear in {people}, ")
            + Invariant($"and where something is shared out, the numbers add up in {sums.Count(right => right)} of {sums.Length}."));
        return result;
    }
}
