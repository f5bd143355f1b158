using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>A model of two blocks of attention alone, which learns to go on with what repeats; and what was measured on the way.</summary>
internal sealed class Pupil
{
    private const int Batch = 32;
    private const double Rate = 3e-3;
    private const int WarmUp = 100;

    private readonly Tensor _test;
    private readonly int _seed;

    public Pupil(int heads, int seed, Tensor test)
    {
        (_seed, _test) = (seed, test);
        var config = new ModelConfig
        {
            Vocabulary = RepeatingText.Vocabulary,
            Layers = 2,
            Width = 64,
            Heads = heads,
            Norm = NormKind.Layer,
            Mlp = MlpKind.None,
            Positions = PositionKind.Learned,
            MaxPositions = RepeatingText.Length,
            AttentionBias = true,
            HeadBias = true,
        };
        Model = new TransformerModel(config);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator((ulong)seed);
        foreach (var (name, parameter) in Model.named_parameters().Where(pair => pair.parameter.dim() == 2))
        {
            bool table = name is "tokens.weight" or "positions.weight";
            double spread = table ? 0.5 : 0.7 / Math.Sqrt(parameter.size(1));
            parameter.copy_(randn(parameter.shape, generator: generator) * spread);
        }
    }

    public TransformerModel Model { get; }

    public List<double> Steps { get; } = [];

    public List<double> Losses { get; } = [];

    /// <summary>The best induction score of the second block, and the best previous-token score of the first.</summary>
    public List<(double Induction, double Previous)> Scores { get; } = [];

    public double Seconds { get; private set; }

    /// <summary>Trains it, and measures it now and then.</summary>
    public void Train(int steps, int every, CancellationToken cancelled, Action<double> report)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var random = new Random(_seed);
        using var optimizer = optim.AdamW(Model.parameters(), Rate, beta1: 0.9, beta2: 0.98, weight_decay: 0.01);
        for (int step = 0; step <= steps && !cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            if (step % every == 0)
            {
                Measure(step);
                report(Losses[^1]);
            }

            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = Rate * Math.Min(1, (step + 1.0) / WarmUp);
            }

            var ids = RepeatingText.Learn(random, Batch); // [batch, length]
            var logits = Model.call(new ModelInput(ids)).Logits!; // [batch, length, vocabulary]
            var loss = nn.functional.cross_entropy(logits[.., ..^1].flatten(0, 1), ids[.., 1..].flatten());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        Seconds = watch.Elapsed.TotalSeconds;
    }

    /// <summary>The mean loss on the second and third time, in nats a token, under a tap.</summary>
    public double LossOnRepetition(Func<string, Tensor, Tensor>? tap = null)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return Loss(Model.call(new ModelInput(_test) { Tap = tap }).Logits!);
    }

    /// <summary>A run on the test, of which everything was kept.</summary>
    public Recording Look() => Recorder.Record(Model, new ModelInput(_test));

    private double Loss(Tensor logits)
    {
        const int From = RepeatingText.Segment; // the token there is the first that could be known, at the position before it is not
        return nn.functional.cross_entropy(logits[.., From..^1].flatten(0, 1), _test[.., (From + 1)..].flatten()).ToDouble();
    }

    private void Measure(int step)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var recording = Recorder.Record(Model, new ModelInput(_test), point => point.EndsWith("pattern", StringComparison.Ordinal));
        Steps.Add(step);
        Losses.Add(Loss(recording.Logits));
        Scores.Add((
            Detector.Scores(recording, Habit.Induction)[1].max().ToDouble(),
            Detector.Scores(recording, Habit.PreviousToken)[0].max().ToDouble()));
    }
}
