namespace Katas.Checker.Verdicts;

/// <summary>The report on a task, and the results of its probes.</summary>
/// <param name="Report">The task's report.</param>
/// <param name="Yours">The learner's result; null where there is none to run.</param>
/// <param name="Reference">The reference's result; null with <paramref name="Yours"/>.</param>
internal sealed record TaskOutputs(TaskReport Report, ProbeRun? Yours, ProbeRun? Reference);
