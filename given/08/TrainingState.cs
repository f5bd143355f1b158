namespace Katas.Lesson08;

/// <summary>How far a run has come.</summary>
public sealed record TrainingState
{
    /// <summary>How many steps are done.</summary>
    public long Step { get; init; }

    /// <summary>Which pass through the data it is; the first is 0.</summary>
    public int Epoch { get; init; }

    /// <summary>How many batches of this pass are used up.</summary>
    public int Batch { get; init; }

    /// <summary>The lowest loss of all evaluations so far.</summary>
    public double BestLoss { get; init; } = double.PositiveInfinity;

    /// <summary>How many evaluations there have been since without a lower one.</summary>
    public int Waited { get; init; }
}
