using Katas.Checker.Verdicts;

namespace Katas.Checker.Running.Messages;

/// <summary>Asks to run the probes of a task on one variant of the code after the other. The assembly holds them all, behind a switch.</summary>
/// <param name="Assembly">The compiled lesson.</param>
/// <param name="Symbols">Its PDB.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Variants">The variants.</param>
/// <param name="Right">What the reference gives.</param>
/// <param name="Limit">How long one may take.</param>
internal sealed record RunVariants(
    byte[] Assembly, byte[] Symbols, string TaskId, IReadOnlyList<Variant> Variants, IReadOnlyList<ProbeOutcome> Right, TimeSpan Limit)
    : AssemblyRequest(Assembly, Symbols)
{
    /// <summary>The only test to run on each, by its full name, instead of the probes; null for these.</summary>
    public string? Test { get; init; }
}
