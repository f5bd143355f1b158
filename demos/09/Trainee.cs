using Katas.Lesson06;
using Katas.Lesson08;
using Katas.Toolkit;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>A model of letters that is trained on the stories.</summary>
/// <param name="name">What it is called.</param>
/// <param name="config">Its switches and sizes.</param>
/// <param name="seed">What its first weights and the order of its data follow from.</param>
/// <param name="tap">What changes the model while it learns and is tested; null for nothing.</param>
internal sealed class Trainee(string name, ModelConfig config, int seed, Func<string, Tensor, Tensor>? tap = null)
{
    /// <summary>The longest piece it is trained on.</summary>
    public const int Length = 128;

    private const int Batch = 16;
    private const double Rate = 6e-3;
    private const int Smoothed = 25;

    private readonly List<double> _losses = [];

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>The model.</summary>
    public TransformerModel Model { get; } = Fresh(config, seed);

    /// <summary>The number of its parameters.</summary>
    public long Parameters => Model.parameters().Sum(parameter => parameter.numel());

    /// <summary>The seconds that the training took.</summary>
    public double Seconds { get; private set; }

    /// <summary>The mean training loss of every 25 steps.</summary>
    public double[] Curve => [.. _losses.Chunk(Smoothed).Where(chunk => chunk.Length == Smoothed).Select(chunk => chunk.Average())];

    /// <summary>After which steps these means are taken.</summary>
    public double[] Places => [.. Enumerable.Range(1, _losses.Count / Smoothed).Select(i => (double)i * Smoothed)];

    /// <summary>Trains models side by side, each in a thread of its own.</summary>
    /// <param name="stage">Where their progress is shown.</param>
    /// <param name="stories">The text.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="models">The models.</param>
    public static void TrainAll(DemoStage stage, Stories stories, int steps, params Trainee[] models) =>
        stage.Console.Progress().Start(progress => Task.WhenAll(models.Select(model =>
        {
            var bar = progress.AddTask(Markup.Escape(model.Name), maxValue: steps);
            return Task.Run(() =>
            {
                using var thread = new OneThread();
                model.Train(stories, steps, stage.Cancelled, loss =>
                {
                    bar.Increment(1);
                    bar.Description = Markup.Escape(Invariant($"{model.Name}, loss {loss:0.00}"));
                });
            });
        })).GetAwaiter().GetResult());

    /// <summary>Trains it.</summary>
    /// <param name="stories">The text.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <param name="report">Called after each step with the loss.</param>
    public void Train(Stories stories, int steps, CancellationToken cancelled, Action<double> report)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var generator = new Generator((ulong)seed + 1);
        using var adam = new Adam(Model, new AdamOptions { Beta1 = 0.9, Beta2 = 0.95, WeightDecay = 0.1 });
        var schedule = LearningRateSchedule.Cosine(Rate, Math.Max(1, steps / 20), steps + 1, Rate / 10);
        for (int step = 1; step <= steps && !cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var pieces = stories.Pieces(generator, Batch, Length + 1); // [batch, length + 1]
            var logits = Model.call(new ModelInput(pieces[.., ..^1]) { Tap = tap }).Logits!; // [batch, length, vocabulary]
            var loss = nn.functional.cross_entropy(logits.flatten(0, 1), pieces[.., 1..].flatten());
            adam.ZeroGradients();
            loss.backward();
            Gradients.Clip(Model, 1, step);
            adam.Step(schedule.At(step));
            _losses.Add(loss.ToDouble());
            report(_losses[^1]);
        }

        Seconds = watch.Elapsed.TotalSeconds;
    }

    /// <summary>The mean loss at each place of a piece of held-out text, in nats a letter, <c>[length]</c>.</summary>
    /// <param name="pieces">The pieces, <c>[count, length + 1]</c>.</param>
    public double[] LossByPlace(Tensor pieces)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var sums = zeros(pieces.size(1) - 1, dtype: ScalarType.Float64);
        foreach (var part in pieces.split(10))
        {
            using var inner = NewDisposeScope();
            var logits = Model.call(new ModelInput(part[.., ..^1]) { Tap = tap }).Logits!; // [part, length, vocabulary]
            var losses = nn.functional.cross_entropy(
                logits.transpose(1, 2), part[.., 1..], reduction: nn.Reduction.None); // [part, length]
            sums.add_(losses.to(ScalarType.Float64).sum([0]));
        }

        return (sums / pieces.size(0)).data<double>().ToArray();
    }

    /// <summary>Continues a text, letter by letter.</summary>
    /// <param name="stories">Whose letters they are.</param>
    /// <param name="beginning">The text.</param>
    /// <param name="count">How many letters to add.</param>
    /// <param name="memory">
    /// A tap that itself keeps what has to be known of the letters before; null for the model's keys and values.
    /// </param>
    public string Continue(Stories stories, string beginning, int count, Func<string, Tensor, Tensor>? memory = null)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator(3);
        var text = stories.Encode(beginning).ToList();
        var options = new GenerationOptions { Temperature = 0.6 };
        Past? past = null;
        int read = 0;
        for (int i = 0; i < count; i++)
        {
            using var step = NewDisposeScope();
            var input = tensor(text[read..].ToArray()).unsqueeze(0); // [1, new]
            var places = arange(read, text.Count); // [new]
            var output = Model.call(new ModelInput(input) { Positions = places, Past = past, Tap = memory });
            past?.Dispose();
            past = memory is null ? output.Past.MoveToOuterDisposeScope() : null;
            read = text.Count;
            text.Add(TextGeneration.Next(output.Logits![0, -1], tensor(text.ToArray()), options, generator));
        }

        return stories.Decode(text);
    }

    // Tables of vectors of length about 1 a feature.
    private static TransformerModel Fresh(ModelConfig config, int seed)
    {
        var model = new TransformerModel(config);
        FirstWeights.Draw(model, seed, _ => 0.5);
        return model;
    }
}
