namespace Katas.Checker.Verdicts;

/// <summary>The results of a task's probes.</summary>
/// <param name="Outcomes">The outcomes so far as the probes ran.</param>
/// <param name="CutOff">Why they did not run to the end; null if they did.</param>
internal sealed record ProbeRun(IReadOnlyList<ProbeOutcome> Outcomes, string? CutOff);
