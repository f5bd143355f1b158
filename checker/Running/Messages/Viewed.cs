using Katas.Checker.Verdicts;

namespace Katas.Checker.Running.Messages;

/// <summary>A view was computed.</summary>
internal sealed record Viewed(ViewOutcome Outcome) : Message;
