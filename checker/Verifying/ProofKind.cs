namespace Katas.Checker.Verifying;

/// <summary>What the author's gate proves.</summary>
internal enum ProofKind
{
    /// <summary>The lesson's text, ids, hints, links and place in Katas.sln.</summary>
    Text,

    /// <summary>Stub and solution declare the same.</summary>
    Shape,

    /// <summary>A task's tests fail on the shipped stub, because it is not written.</summary>
    Stub,

    /// <summary>A task's tests pass on the solution, and nothing is said against it.</summary>
    Solution,

    /// <summary>A mistake fails a test of its task.</summary>
    Mistake,

    /// <summary>A mistake, typed into the stub, is the first one named.</summary>
    Diagnosis,

    /// <summary>Another right answer passes, and nothing is said against it.</summary>
    Alternative,

    /// <summary>The demonstration compiles.</summary>
    Demo,
}
