namespace Katas.Toolkit;

/// <summary>What the learner asked for about training in a demonstration. What is null is the demonstration's choice.</summary>
public sealed record DemoTraining
{
    /// <summary>How many steps each model is trained for.</summary>
    public int? Steps { get; init; }

    /// <summary>What the first weights, the order of the data and all else that is random follow from.</summary>
    public int? Seed { get; init; }

    /// <summary>The folder that checkpoints are kept in; it exists. Null: none are kept.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>Whether to go on from the checkpoints that are there.</summary>
    public bool Resume { get; init; }
}
