namespace Katas.Checker.Verdicts;

/// <summary>What a task's probes gave.</summary>
/// <param name="Outcomes">As far as they got.</param>
/// <param name="CutOff">Why they did not get to their end; null if they did.</param>
internal sealed record ProbeRun(IReadOnlyList<ProbeOutcome> Outcomes, string? CutOff);
