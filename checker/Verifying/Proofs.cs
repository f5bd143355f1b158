namespace Katas.Checker.Verifying;

/// <summary>What a run of the gate came to.</summary>
/// <param name="All">Every proof, in the order of the book.</param>
/// <param name="Remembered">How many of them were not run, because they held of the same files before.</param>
/// <param name="Trouble">Why nothing could be remembered for the next time, in a sentence; null if it could.</param>
internal sealed record Proofs(IReadOnlyList<Proof> All, int Remembered, string? Trouble)
{
    /// <summary>How many were run.</summary>
    public int Run => All.Count - Remembered;
}
