using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>Where a finding comes from.</summary>
internal enum FindingSource
{
    /// <summary>The learner's code computes what a catalogued mistake computes.</summary>
    Mistake,

    /// <summary>A Roslyn rule recognised the code.</summary>
    Rule,

    /// <summary>Nothing was found, since the code could not be compared with known mistakes.</summary>
    Probes,

    /// <summary>The code stops with an error, which is put in plain words.</summary>
    Error,

    /// <summary>Nothing else is known: what the failed test was about, and what it saw.</summary>
    Invariant,
}

/// <summary>What is probably wrong with a task.</summary>
/// <param name="Source">How it was found.</param>
/// <param name="Name">The mistake's or the rule's name; the test that failed, of an error or an invariant.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Hint">What to look at; never the code.</param>
/// <param name="Because">Why it is believed.</param>
/// <param name="Place">Where in the learner's file.</param>
/// <param name="Likelihood">How likely it is the cause, from 0 to 1; a rank, no measured probability.</param>
/// <param name="Rules">Rules that say the same, so that they need not be heard as well.</param>
internal sealed record Finding(
    FindingSource Source,
    string Name,
    string Title,
    string Hint,
    string Because,
    FileLinePositionSpan? Place,
    double Likelihood = Likelihoods.Known,
    IReadOnlyList<string>? Rules = null);

/// <summary>How findings of different kinds compare.</summary>
internal static class Likelihoods
{
    /// <summary>A mistake that gives the same everywhere.</summary>
    public const double Known = 1;

    /// <summary>What stands on the very line that the failed test's exception comes from.</summary>
    public const double OnTheLine = 0.95;

    /// <summary>What an error means that stops the code: the rest can't be seen before it is gone.</summary>
    public const double Error = 0.92;

    /// <summary>A rule that is wrong wherever it applies.</summary>
    public const double Sure = 0.9;

    /// <summary>A mistake that is told by exceptions alone: many roads lead to the same one.</summary>
    public const double Exceptions = 0.8;

    /// <summary>A rule that is wrong in most places.</summary>
    public const double Likely = 0.6;

    /// <summary>A rule that asks for a look.</summary>
    public const double Possible = 0.3;

    /// <summary>What a failed test says, where nothing else is known.</summary>
    public const double Invariant = 0.1;

    /// <summary>That nothing could be compared.</summary>
    public const double NotCompared = 0.05;

    /// <summary>A mistake that explains a share of what is wrong: less than one that explains all of it.</summary>
    public static double Part(int explained, int wrong) => 0.45 + (0.34 * explained / wrong);
}
