namespace Katas.Lesson08;

/// <summary>The state of a training run.</summary>
public sealed record TrainingState
{
    /// <summary>The number of steps done.</summary>
    public long Step { get; init; }

    /// <summary>The current pass through the data; the first is 0.</summary>
    public int Epoch { get; init; }

    /// <summary>The number of batches of this pass that are used up.</summary>
    public int Batch { get; init; }

    /// <summary>The lowest loss of all evaluations so far.</summary>
    public double BestLoss { get; init; } = double.PositiveInfinity;

    /// <summary>The number of evaluations since then.</summary>
    public int Waited { get; init; }
}
