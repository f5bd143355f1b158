using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>A scaling law of one's own: measured, fitted, and put to the test.</summary>
internal sealed class LawPart(DemoStage stage, MadeLanguage language, double budget, int seed)
{
    private const double Ratio = 3; // of one budget to the one before it
    private const int Larger = 64; // the width of the model that is forecast

    private static readonly int[][] s_widths = [[12, 16, 24, 32], [16, 24, 32, 48], [24, 32, 48, 64]];

    private readonly double[] _budgets = [budget, budget * Ratio, budget * Ratio * Ratio];
    private readonly List<TrainingRun>[] _runs = [[], [], []];
    private double _entropy;
    private PowerLaw? _sizes;
    private ChinchillaLaw? _law;

    private double Next => _budgets[^1] * Ratio;

    /// <summary>Trains models of several sizes at each budget.</summary>
    public void Measure()
    {
        _entropy = language.Entropy(2048);
        stage.Heading("1. Three budgets");
        stage.Say(Invariant(
            $"A made language of {MadeLanguage.Vocabulary} tokens: the two before it say what comes next, seven times in ten. One who knew its ")
            + Invariant($"table would be left with {_entropy:0.000} nats a token: its entropy, the floor of every law. ")
            + $"{s_widths.Sum(widths => widths.Length)} models of one block learn it, all of your lesson 09, from texts that are always fresh.");
        var table = new Table().AddColumn("operations");
        foreach (string name in new[] { "width", "weights (N)", "tokens (D)", "D / N", "loss" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        for (int i = 0; i < _budgets.Length && !stage.Cancelled.IsCancellationRequested; i++)
        {
            double flops = _budgets[i];
            _runs[i].AddRange(TrainAll(s_widths[i], flops));
            foreach (var (width, run) in s_widths[i].Zip(_runs[i]))
            {
                table.AddRow(
                    Invariant($"{flops:0.0e0}"),
                    $"{width}",
                    Invariant($"{run.Parameters:#,0}"),
                    Invariant($"{run.Tokens:#,0}"),
                    Invariant($"{run.Tokens / run.Parameters:#,0}"),
                    Invariant($"{run.Loss:0.000}"));
            }
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    /// <summary>Reads off the best sizes, and fits the law to all runs.</summary>
    public void Fit()
    {
        stage.Heading("2. The law");
        Valley[] valleys =
            [.. _runs.Select(runs => IsoFlop.Bottom([.. runs.Select(run => run.Parameters)], [.. runs.Select(run => run.Loss)]))];
        foreach (var (flops, valley) in _budgets.Zip(valleys))
        {
            stage.Console.WriteLine(Invariant($"{flops:0.0e0} operations: best N {valley.Parameters:#,0}, loss {valley.Loss:0.000}")
                + (valley.Measured ? "" : " (beyond the sizes that were trained: guessed, not measured)"));
        }

        _sizes = PowerLaw.Fit(_budgets, [.. valleys.Select(valley => valley.Parameters)]);
        _law = LawFit.Fit([.. _runs.SelectMany(runs => runs)], Starts.Grid);
        stage.Console.WriteLine();
        stage.Say(Invariant($"Best N grows as C^{_sizes.Exponent:0.00}. The law fitted to all runs, from {Starts.Grid.Count} starts: ")
            + Invariant($"L = {_law.E:0.00} + {_law.A:0.0} / N^{_law.Alpha:0.00} + {_law.B:0.0} / D^{_law.Beta:0.00}."));
        Draw();
        double off = _law.E - _entropy;
        stage.Say(Invariant($"Its floor is {_law.E:0.000}; the language's entropy is {_entropy:0.000}. The law is {Math.Abs(off):0.00} nats ")
            + (off < -0.02 ? "below it: it promises what nobody can reach. " : off > 0.02 ? "above it. " : "off: next to nothing. ")
            + "A floor lies far away from every run that it was fitted to, so trust it least of all constants.");
    }

    /// <summary>Says what a larger model will come to, then trains it.</summary>
    public void Forecast()
    {
        stage.Heading("3. A forecast, and what came of it");
        var best = ComputeBudget.Best(_law!, Next);
        double weights = TrainingCost.Weights(Trainee.Gpt(Larger));
        double tokens = Next / (6 * weights);
        double forecast = _law!.Loss(weights, tokens);
        stage.Say(Invariant($"The next budget is {Next:0.0e0} operations, {Ratio:0} times the largest so far. The law would spend it on {best.Parameters:#,0} ")
            + Invariant($"weights; the parabolas' line, on {_sizes!.At(Next):#,0}. A model of width {Larger} has {weights:#,0}, ")
            + Invariant($"and reads {tokens:#,0} tokens. "));
        stage.Say(Invariant($"FORECAST, before it is trained: {forecast:0.000} nats a token."));
        var run = TrainAll([Larger], Next).Single();
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        double lowest = _runs.SelectMany(runs => runs).Min(known => known.Loss);
        stage.Say(Invariant($"MEASURED, after training: {run.Loss:0.000}. The forecast was {Math.Abs(run.Loss - forecast):0.000} too ")
            + Invariant($"{(run.Loss > forecast ? "low" : "high")}. Against the lowest loss before, {lowest:0.000}, ")
            + Invariant($"a change of {forecast - lowest:+0.000;-0.000} was ")
            + Invariant($"foretold, and {run.Loss - lowest:+0.000;-0.000} came. ")
            + Invariant($"What is left above the language's entropy: {run.Loss - _entropy:0.000}."));
    }

    private TrainingRun[] TrainAll(int[] widths, double flops)
    {
        var runs = new TrainingRun[widths.Length];
        stage.Console.Progress().AutoClear(true).Start(context =>
        {
            var bar = context.AddTask(Invariant($"{flops:0.0e0} operations for each of {widths.Length}"), maxValue: widths.Length);
            var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
            Parallel.For(0, widths.Length, options, i =>
            {
                using var thread = new OneThread();
                using var scope = NewDisposeScope();
                runs[i] = Train(widths[i], flops);
                bar.Increment(1);
            });
        });
        return runs;
    }

    private TrainingRun Train(int width, double flops)
    {
        using var trainee = new Trainee(language, Trainee.Gpt(width), seed + width);
        int batch = flops > _budgets[0] ? 32 : 16;
        double tokens = flops / (6 * trainee.Weights);
        int steps = Math.Max(1, (int)Math.Round(tokens / (batch * MadeLanguage.Length)));
        trainee.Train(steps, batch, 0.02 * Math.Pow(16_384.0 / trainee.Weights, 0.25), stage.Cancelled);
        return new TrainingRun(trainee.Weights, flops, trainee.HeldOut());
    }

    private void Draw()
    {
        double[] sizes = [.. _runs.SelectMany(runs => runs).Select(run => run.Parameters).Distinct().Order()];
        List<(string, double[])> lines = [];
        foreach (var (flops, runs) in _budgets.Zip(_runs))
        {
            lines.Add((Invariant($"{flops:0.0e0} measured"), [.. sizes.Select(n => Measured(runs, n))]));
            lines.Add((Invariant($"{flops:0.0e0} law"), [.. sizes.Select(n => Measured(runs, n) > 0 ? _law!.Loss(n, flops / (6 * n)) : double.NaN)]));
        }

        lines.Add(("entropy", [.. sizes.Select(_ => _entropy)]));
        stage.Show(
            "lesson13-law.png",
            new LineChart("Loss over size, at three budgets", [.. sizes.Select(n => Math.Log10(n))], [.. lines])
            {
                XAxis = "weights, as a power of 10",
                YAxis = "nats a token",
            });

        static double Measured(List<TrainingRun> runs, double n) =>
            runs.Where(run => run.Parameters == n).Select(run => run.Loss).DefaultIfEmpty(double.NaN).First();
    }
}
