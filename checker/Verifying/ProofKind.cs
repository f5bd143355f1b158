namespace Katas.Checker.Verifying;

/// <summary>What the author's gate proves.</summary>
internal enum ProofKind
{
    /// <summary>The lesson's text, ids, hints, links and place in Katas.sln.</summary>
    Text,

    /// <summary>Stub and solution have the same declarations.</summary>
    Shape,

    /// <summary>A task's tests fail on the shipped stub, because it is not written.</summary>
    Stub,

    /// <summary>A task's tests pass on the solution, without a finding.</summary>
    Solution,

    /// <summary>A mistake fails a test of its task.</summary>
    Mistake,

    /// <summary>A mistake, typed into the stub, is the first one named.</summary>
    Diagnosis,

    /// <summary>An answer that nobody foresaw hears first what its file says, or passes if it is right.</summary>
    Unseen,

    /// <summary>Another right answer passes, without a finding.</summary>
    Alternative,

    /// <summary>A question's code answers it on the solution, and gives its wrong options on the mistakes that these name.</summary>
    Question,

    /// <summary>A search for small changes leads from a sample of mutants back to their places.</summary>
    Repair,

    /// <summary>The demonstration compiles.</summary>
    Demo,
}
