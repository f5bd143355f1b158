namespace Katas.Checker.Verifying;

/// <summary>One thing that the author's gate looked at.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Kind">What kind of thing: stub, solution, mistake, …</param>
/// <param name="What">Which one.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
/// <param name="Findings">How much is said against it, where it is right and nothing should be.</param>
internal sealed record Proof(string Lesson, ProofKind Kind, string What, string? Fault, int Findings = 0)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => Fault is null;
}

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
