using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Follows a training run: a bar with loss, tokens per second and the time left; a message at each evaluation; and the
/// numbers for the curves.
/// </summary>
/// <param name="stage">Where it is drawn.</param>
/// <param name="name">What is trained.</param>
internal sealed class TrainingBar(DemoStage stage, string name) : IProgress<TrainingProgress>
{
    private const double Smoothing = 0.95;
    private const int Narrow = 90; // a terminal in which words and a whole bar do not fit on one line

    private readonly List<Point> _points = [];
    private readonly List<double> _losses = [];
    private ProgressTask? _bar;
    private double _loss = double.NaN;

    /// <summary>The figures of an evaluation.</summary>
    /// <param name="Step">After which step.</param>
    /// <param name="Loss">The mean loss of the steps since the evaluation before.</param>
    /// <param name="Rate">The learning rate.</param>
    /// <param name="HeldOut">The model's result.</param>
    public sealed record Point(double Step, double Loss, double Rate, EvaluationResult HeldOut);

    /// <summary>All evaluations, in order.</summary>
    public IReadOnlyList<Point> Points => _points;

    /// <summary>What to print at each evaluation, above the bar.</summary>
    public Action<TrainingProgress>? AtEvaluation { get; init; }

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
        _losses.Add(value.Loss);
        _loss = double.IsNaN(_loss) ? value.Loss : (Smoothing * _loss) + ((1 - Smoothing) * value.Loss);
        if (_bar is not null)
        {
            _bar.Value = value.Step / (double)value.Steps;
            _bar.Description = Markup.Escape(Line(value));
        }

        if (value.Evaluation is { } evaluation)
        {
            _points.Add(new Point(value.Step, _losses.Average(), value.LearningRate, evaluation));
            _losses.Clear();
            AtEvaluation?.Invoke(value);
        }
    }

    /// <summary>Draws the course of the training.</summary>
    /// <param name="fileName">The picture's name.</param>
    /// <param name="toBeat">A loss to draw as a line, with its name.</param>
    public void ShowCurves(string fileName, (string Name, double Loss)? toBeat = null)
    {
        if (_points.Count < 2)
        {
            return;
        }

        double[] steps = [.. _points.Select(point => point.Step)];
        List<(string, double[])> losses =
        [
            ("training", [.. _points.Select(point => point.Loss)]),
            ("held out", [.. _points.Select(point => point.HeldOut.Loss)]),
        ];
        if (toBeat is var (other, loss))
        {
            losses.Add((other, [.. _points.Select(_ => loss)]));
        }

        stage.Show(
            fileName,
            new LineChart($"Loss of the {name}", steps, losses) { XAxis = "step", YAxis = "loss" },
            new LineChart(
                "Held-out tokens named right",
                steps,
                ("share", [.. _points.Select(point => 100 * point.HeldOut.Accuracy)]))
            {
                XAxis = "step",
                YAxis = "per cent",
            },
            new LineChart("Learning rate", steps, ("rate", [.. _points.Select(point => point.Rate)]))
            {
                XAxis = "step",
                YAxis = "rate",
            });
    }

    private string Line(TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}, loss {_loss:0.00}, {value.TokensPerSecond:#,0} tokens/s, {value.TimeLeft:h\\:mm\\:ss} left");
}
