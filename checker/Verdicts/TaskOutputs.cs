namespace Katas.Checker.Verdicts;

/// <summary>How a task fared, and what its probes gave.</summary>
/// <param name="Report">How the task fared.</param>
/// <param name="Yours">What the learner's code gave; null where there is none to run.</param>
/// <param name="Reference">What the reference gave; null with <paramref name="Yours"/>.</param>
internal sealed record TaskOutputs(TaskReport Report, ProbeRun? Yours, ProbeRun? Reference);
