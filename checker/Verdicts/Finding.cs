using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verdicts;

/// <summary>What is probably wrong with a task.</summary>
/// <param name="Source">The way it was found.</param>
/// <param name="Name">The mistake's or the rule's name; the test that failed, of an error or an invariant.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Hint">What to look at; never the code.</param>
/// <param name="Because">The evidence for it.</param>
/// <param name="Place">The place in the learner's file.</param>
/// <param name="Likelihood">The likelihood that it is the cause, from 0 to 1; a rank, not a measured probability.</param>
/// <param name="Rules">Rules that say the same, so that they need not be reported as well.</param>
internal sealed record Finding(
    FindingSource Source,
    string Name,
    string Title,
    string Hint,
    string Because,
    FileLinePositionSpan? Place,
    double Likelihood = Likelihoods.Known,
    IReadOnlyList<string>? Rules = null)
{
    /// <summary>The same in sentences that each say more, for hints; none if it has no levels.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];
}
