using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Follows a training run: a bar with loss, tokens per second and the time left; a message at each evaluation; and the
/// numbers for the curves.
/// </summary>
/// <param name="stage">Where it is drawn.</param>
/// <param name="name">What is trained.</param>
internal sealed class TrainingBar(DemoStage stage, string name) : IProgress<TrainingProgress>
{
    private const int MostLetters = 140; // of a line above the bar: a model that knows little may write without end
    private const double Smoothing = 0.95;
    private const int Narrow = 90; // a terminal in which words and a whole bar do not fit on one line

    private readonly List<Point> _points = [];
    private readonly List<(double Step, double Rate)> _rates = [];
    private ProgressTask? _bar;
    private double _loss = double.NaN;

    /// <summary>Measures the model on what it learns from, as it is measured on what is held out.</summary>
    public Func<EvaluationResult>? OnTrainingData { get; set; }

    /// <summary>Whether the model has dropout while it is trained.</summary>
    public bool Dropout { get; init; } = true;

    /// <summary>The lines to print at each evaluation, above the bar.</summary>
    public Func<TrainingProgress, IEnumerable<string>>? AtEvaluation { get; init; }

    /// <summary>Shows the bar while something runs.</summary>
    public void During(Action run)
    {
        var columns = new ProgressColumn[]
        {
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = stage.Console.Profile.Width < Narrow ? 10 : 20 },
            new PercentageColumn(),
        };
        stage.Console.Progress().AutoClear(false).Columns(columns).Start(context =>
        {
            _bar = context.AddTask(Markup.Escape(name), maxValue: 1);
            run();
        });
        stage.Console.WriteLine();
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        _rates.Add((value.Step, value.LearningRate));
        _loss = double.IsNaN(_loss) ? value.Loss : (Smoothing * _loss) + ((1 - Smoothing) * value.Loss);
        if (_bar is not null)
        {
            _bar.Value = value.Step / (double)value.Steps;
            _bar.Description = Markup.Escape(Line(value));
        }

        if (value.Evaluation is { } heldOut)
        {
            _points.Add(new Point(value.Step, OnTrainingData?.Invoke().Loss ?? double.NaN, heldOut));
            var lines = AtEvaluation?.Invoke(value) ?? [];
            stage.WriteAboveBar([.. lines.Select(line => line.Length > MostLetters ? $"{line[..MostLetters]}…" : line)]);
        }
    }

    /// <summary>Draws the course of the training.</summary>
    /// <param name="fileName">The picture's name.</param>
    /// <param name="smoothed">Whether the loss that is trained on has label smoothing.</param>
    /// <param name="toBeat">A loss to draw as a line, with its name.</param>
    public void ShowCurves(string fileName, bool smoothed, (string Name, double Loss)? toBeat = null)
    {
        if (_points.Count < 2)
        {
            return;
        }

        double[] steps = [.. _points.Select(point => point.Step)];
        List<(string, double[])> losses =
        [
            ("training data", [.. _points.Select(point => point.Training)]),
            ("held-out data", [.. _points.Select(point => point.HeldOut.Loss)]),
        ];
        if (toBeat is var (other, loss))
        {
            losses.Add((other, [.. _points.Select(_ => loss)]));
        }

        stage.Show(
            fileName,
            new LineChart($"Loss of the {name}", steps, losses) { XAxis = "step", YAxis = "loss in nats" },
            new LineChart(
                "Held-out tokens predicted right",
                steps,
                ("share", [.. _points.Select(point => 100 * point.HeldOut.Accuracy)]))
            {
                XAxis = "step",
                YAxis = "per cent",
            },
            new LineChart(
                "Learning rate", [.. _rates.Select(each => each.Step)], ("rate", [.. _rates.Select(each => each.Rate)]))
            {
                XAxis = "step",
                YAxis = "rate",
            });
        var last = _points[^1];
        string figures = Invariant($"at step {last.Step:#,0}, {last.Training:0.00} on data that it learns from, and {last.HeldOut.Loss:0.00} on data ")
            + "that it has not seen.";
        stage.Say(Dropout
            ? Invariant($"Both losses are measured alike, without dropout{(smoothed ? " or label smoothing" : "")}: {figures} ")
                + Invariant($"The loss beside the bar is the one that is trained on, with {(smoothed ? "both" : "dropout")}: {_loss:0.00} at the end.")
            : $"The loss {figures}");
    }

    private string Line(TrainingProgress value) =>
        Invariant($"{name}, loss {_loss:0.00}, {value.TokensPerSecond:#,0} tokens/s, {value.TimeLeft:h\\:mm\\:ss} left");

    /// <summary>The figures of an evaluation.</summary>
    /// <param name="Step">After which step.</param>
    /// <param name="Training">The loss on what the model learns from.</param>
    /// <param name="HeldOut">The result on what is held out.</param>
    private sealed record Point(long Step, double Training, EvaluationResult HeldOut);
}
