using System.Globalization;
using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many steps there are at most.</summary>
    public required long Steps { get; init; }

    /// <summary>How far each step goes.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>The optimiser's numbers.</summary>
    public AdamOptions Adam { get; init; } = new();

    /// <summary>The greatest norm of all gradients together.</summary>
    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>How much of the probability the labels give to the other tokens.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>How many batches make one step.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>What dropout draws from. (The order of the batches has a seed of its own.)</summary>
    public ulong Seed { get; init; }

    /// <summary>After how many steps the model is evaluated, each time. 0: never.</summary>
    public long EvaluateEvery { get; init; }

    /// <summary>After how many evaluations in a row without a better loss the run ends. Null: it goes on.</summary>
    public int? Patience { get; init; }

    /// <summary>After how many steps a checkpoint is written, each time. 0: at the end only.</summary>
    public long SaveEvery { get; init; }

    /// <summary>Where the run's state is written, to be resumed from. Null: nowhere.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Where the state is written whenever an evaluation was the best so far. Null: nowhere.</summary>
    public string? BestPath { get; init; }

    /// <summary>
    /// What is trained, in words: the model's sizes, the data. It is written into checkpoints, and one with other words
    /// is refused.
    /// </summary>
    public string About { get; init; } = "";

    /// <summary>
    /// All that the weights depend on, by name: a run can be resumed with these alone. How long it is and where and how
    /// often it is saved may change.
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
