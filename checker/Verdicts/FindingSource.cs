namespace Katas.Checker.Verdicts;

/// <summary>The source of a finding.</summary>
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

    /// <summary>A small change of the code makes it right, or brings it nearer.</summary>
    Repair,

    /// <summary>Nothing else is known: what the failed test was about, and what it saw.</summary>
    Invariant,
}
