using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>Where a finding comes from; also how sure it is, surest first.</summary>
internal enum FindingSource
{
    /// <summary>The learner's code computes what a catalogued mistake computes.</summary>
    Mistake,

    /// <summary>A Roslyn rule recognised the code.</summary>
    Rule,

    /// <summary>Nothing was found, since the code could not be compared with known mistakes.</summary>
    Probes,
}

/// <summary>What is probably wrong with a task.</summary>
/// <param name="Source">How it was found.</param>
/// <param name="Name">The mistake's or the rule's name.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Hint">What to look at; never the code.</param>
/// <param name="Because">Why it is believed.</param>
/// <param name="Place">Where in the learner's file.</param>
internal sealed record Finding(
    FindingSource Source, string Name, string Title, string Hint, string Because, FileLinePositionSpan? Place);
