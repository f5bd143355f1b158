namespace Katas.Toolkit;

/// <summary>The learner's wishes for the training in a demonstration. What is null is left to the demonstration.</summary>
public sealed record DemoTraining
{
    /// <summary>The number of training steps for each model.</summary>
    public int? Steps { get; init; }

    /// <summary>The seed of the initial weights, the order of the data, and everything else that is random.</summary>
    public int? Seed { get; init; }

    /// <summary>The folder for checkpoints; it exists. Null to keep none.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>Whether to continue from the checkpoints in the folder.</summary>
    public bool Resume { get; init; }
}
