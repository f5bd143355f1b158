namespace Katas.Checker.Verdicts;

/// <summary>The result of a probe: values, or the exception that it ended with.</summary>
/// <param name="Name">The probe.</param>
/// <param name="Parts">Tensors, strings and numbers, in order; of a probe that ended with an exception, the stages before.</param>
/// <param name="Exception">The type of the exception, or null.</param>
/// <param name="Text">The exception's message, or null.</param>
internal sealed record ProbeOutcome(string Name, IReadOnlyList<ProbePart> Parts, string? Exception, string? Text)
{
    /// <summary>
    /// The name of the outcome that follows those of the probes where the code left something changed for the whole program: a text for
    /// each change.
    /// </summary>
    public const string LeftBehind = "WhatIsLeftBehind";

    /// <summary>Whether it is the result of a probe, and not what all of them left behind.</summary>
    public bool IsOfProbe => Name != LeftBehind;
}
