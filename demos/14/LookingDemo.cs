using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>
/// Lesson 14: two small models learn to repeat; the heads that do it appear, are found by the detectors, are looked at and taken out.
/// </summary>
[DemoOption("--steps", DemoOptionKind.Integer, "How many steps each model is trained for.", Least = 100)]
[DemoOption("--seed", DemoOptionKind.Integer, "What the first weights and the texts follow from.")]
public sealed class LookingDemo : IDemo
{
    private const int Steps = 1000;
    private const int Seed = 1;
    private const int Every = 20;
    private const int Texts = 32;

    private static readonly double s_chance = Math.Log(RepeatingText.Vocabulary);

    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
        using var outer = NewDisposeScope();
        using var thread = new OneThread();
        int seed = stage.Options.Integer("--seed") ?? Seed;
        var test = RepeatingText.Test(Texts);
        var (four, two) = (new Pupil(4, seed, test), new Pupil(2, seed, test));

        stage.Heading("1. Two models learn to repeat");
        stage.Say(Invariant(
            $"Texts of {RepeatingText.Length} tokens: up to 11 random ones, then a segment of 6 to 28 that repeats until the text ends. ")
            + "Two models of two blocks of attention alone, without MLPs, read them: one has four heads a block, the other two. "
            + Invariant($"They are tested on {RepeatingText.Segment} different tokens, three times: from the second time on, everything could ")
            + Invariant($"be known. Who knows nothing has a loss of ln {RepeatingText.Vocabulary} = {s_chance:0.00}."));
        Train(stage, stage.Options.Integer("--steps") ?? Steps, four, two);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        Curves(stage, four, two);
        foreach (var (number, pupil) in new[] { (2, four), (3, two) })
        {
            using var scope = NewDisposeScope();
            Look(stage, number, pupil);
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }
        }

        stage.Say("With lessons 08 and 12 done as well, capstone 2 looks so at a model of yours that answers questions.");
    }

    private static void Train(DemoStage stage, int steps, params Pupil[] pupils) => stage.Console.Progress().Start(progress =>
    {
        var runs = pupils.Select(pupil =>
        {
            var bar = progress.AddTask(Name(pupil), maxValue: (steps / Every) + 1);
            return Task.Run(() =>
            {
                using var thread = new OneThread();
                pupil.Train(steps, Every, stage.Cancelled, loss =>
                {
                    bar.Increment(1);
                    bar.Description = Invariant($"{Name(pupil)}, loss {loss:0.00}");
                });
            });
        });
        Task.WhenAll([.. runs]).GetAwaiter().GetResult();
    });

    private static void Curves(DemoStage stage, params Pupil[] pupils)
    {
        double[] steps = [.. pupils[0].Steps];
        LineChart Chart(string title, string axis, Func<Pupil, IEnumerable<double>> values) => new(
            title, steps, [.. pupils.Select(pupil => (Name(pupil), values(pupil).ToArray()))]) { XAxis = "steps", YAxis = axis };

        stage.Show(
            "lesson14-curves.png",
            Chart("Loss on what repeats", "nats a token", pupil => pupil.Losses),
            Chart("Best induction score, block 1", "score", pupil => pupil.Scores.Select(score => score.Induction)),
            Chart("Best previous-token score, block 0", "score", pupil => pupil.Scores.Select(score => score.Previous)));
        foreach (var pupil in pupils)
        {
            stage.Say(Phase(pupil));
        }
    }

    /// <summary>Where the loss fell fastest, and what the scores did meanwhile.</summary>
    private static string Phase(Pupil pupil)
    {
        int span = Math.Min(5, pupil.Losses.Count - 1);
        int from = Enumerable.Range(0, pupil.Losses.Count - span).MaxBy(i => pupil.Losses[i] - pupil.Losses[i + span]);
        int to = from + span;
        var (before, after) = (pupil.Scores[from], pupil.Scores[to]);
        return Invariant($"{Name(pupil)}, {pupil.Seconds:0} s: between steps {pupil.Steps[from]:0} and {pupil.Steps[to]:0} the loss falls ")
            + Invariant($"from {pupil.Losses[from]:0.00} to {pupil.Losses[to]:0.00}, more than in any other {pupil.Steps[to] - pupil.Steps[from]:0} ")
            + Invariant($"steps. Meanwhile the best induction score goes from {before.Induction:0.00} to {after.Induction:0.00}, the best ")
            + Invariant($"previous-token score from {before.Previous:0.00} to {after.Previous:0.00}. In the end the loss is {pupil.Losses[^1]:0.000}.");
    }

    private static void Look(DemoStage stage, int number, Pupil pupil)
    {
        using var noGradient = no_grad();
        stage.Heading($"{number}. {Name(pupil)}: who does it?");
        var recording = pupil.Look();
        var heads = (
            from layer in Enumerable.Range(0, 2)
            from head in Enumerable.Range(0, (int)pupil.Model.Config.Heads)
            select new HeadId(layer, head)).ToArray();
        Dictionary<Habit, Tensor> scores = Enum.GetValues<Habit>().ToDictionary(habit => habit, habit => Detector.Scores(recording, habit));
        double Score(HeadId head, Habit habit) => scores[habit][head.Layer, head.Head].ToDouble();

        double whole = pupil.LossOnRepetition();
        var without = heads.ToDictionary(head => head, head => pupil.LossOnRepetition(Ablation.Remove([head], recording)));
        var table = new Table().AddColumn("head").AddColumn("previous").AddColumn("first").AddColumn("same").AddColumn("induction")
            .AddColumn("loss without it").AddColumn("with 0 in its place");
        foreach (int column in Enumerable.Range(1, 6))
        {
            table.Columns[column].RightAligned();
        }

        foreach (var head in heads)
        {
            table.AddRow(
            [
                $"{head}",
                .. new[] { Habit.PreviousToken, Habit.FirstToken, Habit.SameToken, Habit.Induction }
                    .Select(habit => Invariant($"{Score(head, habit):0.00}")),
                Invariant($"{without[head]:0.000}"),
                Invariant($"{pupil.LossOnRepetition(Ablation.Remove([head])):0.000}"),
            ]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        var previous = heads.Where(head => head.Layer == 0).MaxBy(head => Score(head, Habit.PreviousToken));
        var induction = heads.Where(head => head.Layer == 1).MaxBy(head => Score(head, Habit.Induction));
        Draw(stage, recording, pupil, (previous, "previous token"), (induction, "induction"));
        Conclude(stage, pupil, recording, whole, without, heads.Where(head => Score(head, Habit.PreviousToken) > 0.4 && head.Layer == 0).ToArray());
        Copies(stage, pupil, induction);
    }

    private static void Draw(DemoStage stage, Recording recording, Pupil pupil, params (HeadId Head, string Habit)[] heads)
    {
        const int Shown = 2 * RepeatingText.Segment; // the first two times
        string[] labels = [.. Enumerable.Range(0, Shown).Select(i => $"{(i % RepeatingText.Segment) + 1}")];
        Heatmap[] maps =
        [
            .. heads.Select(head => Heatmap.FromTensor(
                recording.At(head.Head.Layer, "pattern")[0, head.Head.Head][..Shown, ..Shown],
                labels,
                labels,
                $"{head.Head}: {head.Habit}",
                range: new HeatmapRange(0, 1))),
        ];
        stage.ShowRow(maps, $"lesson14-heads-{pupil.Model.Config.Heads}.png");
    }

    private static void Conclude(
        DemoStage stage,
        Pupil pupil,
        Recording recording,
        double whole,
        Dictionary<HeadId, double> without,
        HeadId[] previous)
    {
        var (worst, loss) = without.MaxBy(pair => pair.Value);
        double lost = (loss - whole) / (s_chance - whole); // 0: nothing, 1: all that it could do
        bool matters = lost > 0.5;
        stage.Say(Invariant($"With all heads the loss on what repeats is {whole:0.000}. The head whose loss costs most is {worst}: without it, ")
            + Invariant($"{loss:0.000}; who knows nothing has {s_chance:0.00}. ")
            + (matters
                ? Invariant($"Nobody stands in for it: one head, and {Math.Min(1, lost):P0} of what the model could do is gone.")
                : Invariant($"That is {Math.Max(0, lost):P0} of what it can do: other heads stand in for it. A head may do the work and still ")
                    + "hardly be missed."));
        if (!matters && previous.Length > 1)
        {
            double together = pupil.LossOnRepetition(Ablation.Remove(previous, recording));
            stage.Say(Invariant($"Without all the heads of block 0 that look at the previous token ({string.Join(", ", previous)}) it is ")
                + Invariant($"{together:0.000}. ")
                + (together - whole > (s_chance - whole) / 2
                    ? "Together they are needed; none of them is alone."
                    : "Even together they are not what does it."));
        }
    }

    /// <summary>Whether the induction head copies: what seeing a token does to its own logit, through OV.</summary>
    private static void Copies(DemoStage stage, Pupil pupil, HeadId head)
    {
        var model = pupil.Model;
        var embedding = model.state_dict()["tokens.weight"]; // [vocabulary, width]
        var effect = embedding.matmul(Circuits.OV(model, head)).matmul(Readout.Unembedding(model).t()); // [seen token, logit]
        double first = (effect.argmax(-1) == arange(effect.size(0))).to(ScalarType.Float64).mean().ToDouble();
        stage.Say(Invariant($"What does {head} carry? For {first:P0} of the {RepeatingText.Vocabulary} tokens, seeing the token raises its own logit ")
            + "more than any other's (embedding · OV · head, norms apart). "
            + (first > 0.5 ? "It copies what it looks at." : "That alone is no copying: what it writes may be read in another way."));
    }

    private static string Name(Pupil pupil) => $"{pupil.Model.Config.Heads} heads";
}
