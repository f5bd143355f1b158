using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 5: one head against several, as large, trained on a task that needs two looks.</summary>
internal sealed class TrainingPart(DemoStage stage)
{
    private const int Length = 8;
    private const int Numbers = 4;
    private const int Width = 16; // a 1 at the token's place (8), its numbers (4), and room (4)
    private const int Batch = 64;
    private const int Steps = 400;
    private const int Every = 10;

    private static readonly long[] HeadCounts = [1, 2, 4];
    private static readonly string[] Places = [.. Enumerable.Range(0, Length).Select(place => $"{place}")];

    public void Run()
    {
        stage.Heading("5. One head against several, in training");
        stage.Say(
            $"Eight tokens in a ring, each with {Numbers} random numbers. The task: give back the left neighbour's "
            + "numbers minus the right neighbour's. That takes two looks that are kept apart. All layers have the same "
            + "number of parameters, the same examples and the same steps; only the number of heads differs.");

        double[][] errors = [.. HeadCounts.Select(_ => new double[(Steps / Every) + 1])];
        var layers = HeadCounts.Select(Create).ToArray();
        stage.Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(progress =>
            {
                for (int i = 0; i < layers.Length; i++)
                {
                    Train(layers[i], errors[i], progress.AddTask(Name(HeadCounts[i]), maxValue: Steps));
                }
            });
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        stage.Console.WriteLine();
        ShowErrors(errors);
        ShowHeads(layers);
    }

    private static string Name(long heads) => heads == 1 ? "1 head" : $"{heads} heads";

    private void Train(MultiHeadAttention layer, double[] errors, ProgressTask task)
    {
        using var generator = new Generator(6); // the same examples for each layer
        using var optimizer = optim.Adam(layer.parameters(), lr: 0.01);
        for (int step = 0; step <= Steps && !stage.Cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var (tokens, target) = Examples(generator); // [batch, token, d_model], [batch, token, number]
            var (output, _) = layer.SelfAttend(tokens); // [batch, token, d_model]
            var error = (output[.., .., ..Numbers] - target).square().mean(); // [batch, token, d_model] → one number
            if (step % Every == 0)
            {
                errors[step / Every] = error.ToDouble();
            }

            if (step < Steps)
            {
                optimizer.zero_grad();
                error.backward();
                optimizer.step();
                task.Increment(1);
            }
        }
    }

    private void ShowErrors(double[][] errors)
    {
        double[] steps = [.. Enumerable.Range(0, errors[0].Length).Select(i => (double)i * Every)];
        stage.Show(
            "lesson02-training.png",
            new LineChart(
                "Mean squared error while training",
                steps,
                [.. HeadCounts.Zip(errors, (heads, course) => (Name(heads), course))])
            {
                XAxis = "training step",
                YAxis = "mean squared error",
            });
        stage.Say(
            "Answering 0 would give an error of 2, the variance of a difference; knowing one neighbour and not the "
            + $"other gives 1. One head ends at {errors[0][^1]:0.00}: its weights are positive and one matrix makes "
            + "all its values, so that it can add neighbours up or choose one, and never subtract. "
            + $"Two heads end at {errors[1][^1]:0.00}, four at {errors[2][^1]:0.00}.");
    }

    private void ShowHeads(MultiHeadAttention[] layers)
    {
        using var noGradient = no_grad();
        using var generator = new Generator(7);
        var (tokens, _) = Examples(generator); // [batch, token, d_model]
        var single = layers[0].SelfAttend(tokens).weights.mean([0L]); // [batch, head, query, key] → [head, query, key]
        var pair = layers[1].SelfAttend(tokens).weights.mean([0L]);
        stage.Say($"What they learned to look at, averaged over {Batch} examples:");
        stage.ShowRow(
            [
                Map(single[0], "the only head"),
                Map(pair[0], "head 0 of two"),
                Map(pair[1], "head 1 of two"),
            ],
            "lesson02-learned-heads.png");
        stage.Say(
            "Nobody told the two heads to share the work: each favours one neighbour, one off the diagonal, and the "
            + "ring closes in the corners. What else they look at is the same in both, so that it falls out of the "
            + "difference. The only head cannot share: of its attention, "
            + $"{single[0].roll(1, 1).diagonal().mean().ToDouble():0%} goes to the left neighbour and "
            + $"{single[0].roll(-1, 1).diagonal().mean().ToDouble():0%} to the right one.");
    }

    private static (Tensor tokens, Tensor target) Examples(Generator generator)
    {
        var numbers = randn([Batch, Length, Numbers], generator: generator); // [batch, token, number]
        var places = eye(Length).expand(Batch, Length, Length); // [token, place] → [batch, token, place]
        var room = zeros(Batch, Length, Width - Length - Numbers);
        var target = numbers.roll(1, 1) - numbers.roll(-1, 1); // left neighbour minus right neighbour
        return (cat([numbers, places, room], -1), target); // … → [batch, token, d_model]
    }

    /// <summary>A layer that starts the same on every run, whatever has drawn from torch's generator.</summary>
    private static MultiHeadAttention Create(long heads)
    {
        var layer = new MultiHeadAttention(Width, heads);
        using var generator = new Generator(8);
        using var noGradient = no_grad();
        foreach (var (name, parameter) in layer.named_parameters())
        {
            using var start = randn(parameter.shape, generator: generator);
            parameter.copy_(name.EndsWith("bias", StringComparison.Ordinal) ? zeros_like(parameter) : start * 0.2);
        }

        return layer;
    }

    private static Heatmap Map(Tensor weights, string title) =>
        Heatmap.FromTensor(weights, Places, Places, title, range: new HeatmapRange(0, 1));
}
