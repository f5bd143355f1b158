using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>Part 5: five models learn to name the token before, each with a different kind of positions.</summary>
internal sealed class TrainingPart(DemoStage stage)
{
    private const int Length = 16;
    private const int Steps = 300;
    private const int Drawn = 10;

    private static readonly (Kind Kind, string Name)[] Models =
    [
        (Kind.None, "no positions"),
        (Kind.Sinusoids, "sinusoids"),
        (Kind.Learned, "learned"),
        (Kind.Clipped, "clipped distances"),
        (Kind.Bias, "bucket bias"),
    ];

    public void Run()
    {
        stage.Heading("5. Positions at work: name the token before");
        stage.Say(
            $"Texts of {Length} random tokens, {NeighbourTask.Vocabulary} kinds. At each place the model has to name "
            + "the token on its left, which only a position can tell it. Five models with one head of attention each "
            + $"learn it for {Steps} steps; they differ in their positions alone.");

        var readers = Train();
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        ShowAccuracies(readers);
        ShowAttention(readers);
        ShowLearned(readers);
    }

    private Reader[] Train()
    {
        Reader[] readers = [.. Models.Select(model => Drawing.Fresh(new Reader(model.Kind, Length), 11, "learned"))];
        int threads = get_num_threads();
        set_num_threads(1); // for tensors this small, threads cost more than they save
        stage.Console.Progress().Start(progress =>
        {
            foreach (var (reader, name) in readers.Zip(Models.Select(model => model.Name)))
            {
                Learn(reader, progress.AddTask(name, maxValue: Steps));
            }
        });
        set_num_threads(threads);
        stage.Console.WriteLine();
        return readers;
    }

    private void Learn(Reader reader, ProgressTask progress)
    {
        using var generator = new Generator(12);
        using var optimizer = optim.Adam(reader.parameters(), lr: 1e-2);
        for (int step = 0; step < Steps && !stage.Cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var (tokens, targets) = NeighbourTask.Draw(32, Length, generator);
            var (logits, _) = reader.call(tokens); // [batch, length, vocabulary]
            var loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            progress.Increment(1);
        }
    }

    private void ShowAccuracies(Reader[] readers)
    {
        var table = new Table().AddColumns("positions", $"right, {Length} tokens", $"right, {2 * Length} tokens");
        string? refusal = null;
        foreach (var (reader, name) in readers.Zip(Models.Select(model => model.Name)))
        {
            string longer;
            try
            {
                longer = $"{Accuracy(reader, 2 * Length):0%}";
            }
            catch (ArgumentException exception)
            {
                longer = "refused";
                refusal = exception.Message;
            }

            table.AddRow(name, $"{Accuracy(reader, Length):0%}", longer);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            $"Guessing would be right in {1.0 / NeighbourTask.Vocabulary:0%} of the places. The last column has texts "
            + "twice as long as any seen in training: what was learned about a distance holds there, what was learned "
            + "about a place does not. Learned positions end where they end:");
        if (refusal is not null)
        {
            stage.Say(refusal);
        }
    }

    private static double Accuracy(Reader reader, long length)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator(13);
        var (tokens, targets) = NeighbourTask.Draw(64, length, generator);
        return (reader.call(tokens).logits.argmax(-1) == targets).to(ScalarType.Float64).mean().ToDouble();
    }

    private void ShowAttention(Reader[] readers)
    {
        stage.Say("The weights of each, for one text. The line beside the diagonal is the look to the left:");

        using var noGradient = no_grad();
        using var generator = new Generator(14);
        var (tokens, _) = NeighbourTask.Draw(1, Drawn, generator); // [1, length]
        stage.ShowRow(
            [
                .. readers.Zip(Models, (reader, model) => Heatmap.FromTensor(
                    reader.call(tokens).weights[0], // [1, query, key] → [query, key]
                    Drawing.Numbers(Drawn),
                    Drawing.Numbers(Drawn),
                    model.Name,
                    range: new HeatmapRange(0, 1))),
            ],
            "lesson03-attention.png");
    }

    private void ShowLearned(Reader[] readers)
    {
        stage.Say(
            "And the learned positions, before and after, as in part 3. Nobody told them that positions form a line. "
            + "Whatever order there is in the second picture was found because it was of use:");

        var before = Drawing.Fresh(new Reader(Kind.Learned, Length), 11, "learned").LearnedTable;
        var after = readers[Array.FindIndex(Models, model => model.Kind == Kind.Learned)].LearnedTable;
        stage.ShowRow(
            [Cosines("before training", before), Cosines("after training", after)], "lesson03-learned.png");
    }

    private static Heatmap Cosines(string title, Tensor table) => Heatmap.FromTensor(
        Similarity.Cosine(table),
        Drawing.Numbers(Length, every: 4),
        Drawing.Numbers(Length, every: 4),
        title,
        rowAxis: "position",
        columnAxis: "position",
        range: Drawing.Cosines);
}
