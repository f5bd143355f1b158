namespace Katas.Checker.Verifying;

/// <summary>One thing that the author's gate checked.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Kind">Its kind: stub, solution, mistake, …</param>
/// <param name="What">Which one.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
/// <param name="Findings">The number of findings, if it is right and there should be none.</param>
internal sealed record Proof(string Lesson, ProofKind Kind, string What, string? Fault, int Findings = 0)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => Fault is null;
}
