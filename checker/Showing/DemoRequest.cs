using Katas.Checker.Showing.Conversations;

namespace Katas.Checker.Showing;

/// <summary>What the child that runs a demonstration is told.</summary>
/// <param name="Pictures">Where PNG files go; made if need be.</param>
/// <param name="Data">The workbook's corpora.</param>
internal sealed record DemoRequest(string Pictures, string Data)
{
    /// <summary>What the learner chose of the demonstration's options, by their names.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder for what is kept from run to run; made if need be. Null for none.</summary>
    public string? Kept { get; init; }

    /// <summary>Without colour.</summary>
    public bool Plain { get; init; }

    /// <summary>Whether the demonstration is talked to.</summary>
    public bool IsTalk { get; init; }

    /// <summary>How it is talked to where that is not at the terminal; null where it is.</summary>
    public ConversationPipes? Pipes { get; init; }

    /// <summary>The full name of the demonstration's class.</summary>
    public string Type { get; init; } = "";
}
