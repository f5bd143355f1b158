using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Mutating;

/// <summary>A lesson's mutants that are to be tried.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Files">Its solution as it is.</param>
/// <param name="Known">Those that may survive, and why.</param>
/// <param name="Mutants">The mutants, in the order of files and lines.</param>
internal sealed record MutationPlan(Lesson Lesson, IReadOnlyList<SyntaxTree> Files, KnownSurvivors Known, IReadOnlyList<Mutant> Mutants)
{
    /// <summary>Deals the mutants out to several runs that work side by side.</summary>
    /// <param name="parts">The number of runs.</param>
    public IEnumerable<MutationPlan> Deal(int parts) => Enumerable.Range(0, parts)
        .Select(part => this with { Mutants = [.. Mutants.Where((_, index) => index % parts == part)] })
        .Where(plan => plan.Mutants.Count > 0);

    /// <summary>Keeps those that survived in an earlier report.</summary>
    public MutationPlan Again(EarlierReport report) => this with { Mutants = [.. Mutants.Where(mutant => report.Survived(Lesson.Number, mutant))] };
}
