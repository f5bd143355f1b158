using Katas.Checker.Comparing;

namespace Katas.Checker.Watching.Signals;

/// <summary>The comparison that the learner asked for; null, and why, if there is none.</summary>
internal sealed record Compared(string TaskId, TaskComparison? Comparison, string? Why) : Signal;
