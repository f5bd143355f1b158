using System.Globalization;
using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>The options of a training run.</summary>
public sealed record TrainingOptions
{
    /// <summary>The maximum number of steps.</summary>
    public required long Steps { get; init; }

    /// <summary>The learning rate of each step.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>The optimizer's numbers.</summary>
    public AdamOptions Adam { get; init; } = new();

    /// <summary>The greatest norm of all gradients together.</summary>
    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>The share of probability that the labels give to the other tokens.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>The number of batches in one step.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>The seed of dropout. (The order of the batches has a seed of its own.)</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of steps between evaluations of the model; 0 for none.</summary>
    public long EvaluateEvery { get; init; }

    /// <summary>
    /// The number of evaluations in a row without a better loss after which the run ends; null never to end it for
    /// that.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>The number of steps between checkpoints; 0 to write one only at the end.</summary>
    public long SaveEvery { get; init; }

    /// <summary>The file for the run's state, to resume from; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The file for the state after each evaluation that was the best so far; null for none.</summary>
    public string? BestPath { get; init; }

    /// <summary>
    /// A description of what is trained: the model's sizes, the data. It is written into checkpoints, and a checkpoint
    /// with another description is refused.
    /// </summary>
    public string About { get; init; } = "";

    /// <summary>
    /// Everything that the weights depend on, by name: a run can be resumed only with the same settings. Its length,
    /// and where and how often it is saved, may change.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["about"] = About,
        ["seed"] = Text(Seed),
        ["peak learning rate"] = Text(Schedule.Peak),
        ["warm-up steps"] = Text(Schedule.WarmupSteps),
        ["decay"] = $"{Schedule.Decay}",
        ["steps of the schedule"] = Text(Schedule.TotalSteps),
        ["floor of the learning rate"] = Text(Schedule.Floor),
        ["beta 1"] = Text(Adam.Beta1),
        ["beta 2"] = Text(Adam.Beta2),
        ["epsilon"] = Text(Adam.Epsilon),
        ["weight decay"] = Text(Adam.WeightDecay),
        ["greatest gradient norm"] = Text(MaxGradientNorm),
        ["label smoothing"] = Text(LabelSmoothing),
        ["batches per step"] = Text(Accumulation),
    };

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
