using Katas.Checker.Verdicts;

namespace Katas.Checker.Running.Messages;

/// <summary>A probe ended.</summary>
internal sealed record Probed(ProbeOutcome Outcome) : Message;
