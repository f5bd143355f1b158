using Katas.Lesson08.Demos;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Capstone2;

/// <summary>
/// The end of part II: a small Llama of the learner's own lessons reads stories, learns to answer questions about them, and is looked
/// into before and after. With <c>--data FILE</c>, on passages and questions of the learner's.
/// </summary>
[DemoOption(
    "--data",
    DemoOptionKind.File,
    "Questions of your own to learn from: passage, tab, question, tab, answer on each line.")]
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each of the two trainings takes.", Least = 1)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the order of the data follow from.")]
[DemoOption("--resume", DemoOptionKind.Flag, "Go on from the checkpoints of the last run.")]
public sealed class Capstone2Demo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage) => DemoParts.Run(stage, () => Study(stage));

    private static void Study(DemoStage stage)
    {
        var library = stage.Options.File("--data") is { } file ? Library.OfFile(file) : Library.OfStories(stage.Data);
        int seed = stage.Options.Integer("--seed") ?? DemoParts.Seed;
        using var llama = new Llama(library.Vocabulary, seed);
        var school = new School(stage, library, llama, seed);
        var microscope = new Microscope(stage, library, llama);

        stage.Heading("1. Nothing but your own code");
        stage.Say(llama.About());
        stage.Say(library.About());

        stage.Heading("2. It reads");
        if (!school.Read())
        {
            return;
        }

        double perplexity = school.Perplexity();
        stage.Heading("3. Asked and looked into, before");
        if (microscope.Look() is not { } before)
        {
            return;
        }

        stage.Say(before.Summary("It has read, and never seen a question."));
        stage.Heading("4. It learns to answer");
        if (!school.Answer())
        {
            return;
        }

        stage.Heading("5. Asked and looked into, after");
        if (microscope.Look() is not { } after)
        {
            return;
        }

        new Comparison(stage, before, after).Show();
        stage.Heading("Made by you");
        stage.Say(school.Forgotten(perplexity));
        stage.Say(
            "Longer training may find what is missing (--steps 1000), another seed other heads (--seed 9), and questions of your own make "
            + "it yours (--data FILE).");
    }
}
