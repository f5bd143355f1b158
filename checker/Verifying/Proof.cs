using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>One thing that the author's gate checked.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Kind">Its kind: stub, solution, mistake, …</param>
/// <param name="What">Which one.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
/// <param name="Findings">The number of findings, if it is right and there should be none.</param>
internal sealed record Proof(string Lesson, ProofKind Kind, string What, string? Fault, int Findings = 0)
{
    /// <summary>What the author of a wrong answer is told, if it is about one.</summary>
    public Told? Told { get; init; }

    /// <summary>What becomes of an unseen answer; null of anything else.</summary>
    public UnseenFate? Fate => Kind != ProofKind.Unseen ? null : (Holds, Told) switch
    {
        (false, _) or (_, null) => UnseenFate.NotHeard,
        (_, { Hears: UnseenAnswer.Passes }) => UnseenFate.Passes,
        (_, { IsOpen: false }) => UnseenFate.Heard,
        (_, { Status: KataStatus.Passed }) => UnseenFate.NotRejected,
        _ => UnseenFate.NotYetNamed,
    };

    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => Fault is null;
}
