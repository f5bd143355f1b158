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
