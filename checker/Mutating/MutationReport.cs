using System.Globalization;
using System.Text;

namespace Katas.Checker.Mutating;

/// <summary>The outcome of mutation testing in numbers and in Markdown.</summary>
/// <param name="results">What became of each mutant.</param>
/// <param name="left">How many have not been tried yet.</param>
/// <param name="isChoice">Whether only some mutants were meant to be tried, so that their share says nothing of the suite.</param>
internal sealed class MutationReport(IReadOnlyList<MutantResult> results, int left = 0, bool isChoice = false)
{
    /// <summary>The share of mutants that a suite has to notice.</summary>
    public const double Bar = 0.90;

    /// <summary>The lessons that were tried.</summary>
    public IReadOnlyList<string> Lessons { get; } = [.. results.Select(result => result.Lesson).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Survivors that nobody has explained.</summary>
    public IEnumerable<MutantResult> Unexplained => results.Where(result => result is { Fate: MutantFate.Survived, Reason: null });

    /// <summary>Whether all was tried, every lesson reaches the bar, and every survivor is explained.</summary>
    public bool Holds => left == 0 && (isChoice || Lessons.All(lesson => Score(lesson) >= Bar)) && !Unexplained.Any();

    /// <summary>The share of a lesson's mutants that did not survive.</summary>
    public double Score(string lesson) => 1 - ((double)Count(lesson, MutantFate.Survived) / results.Count(result => result.Lesson == lesson));

    /// <summary>The number of a lesson's mutants that met a fate.</summary>
    public int Count(string lesson, MutantFate fate) => results.Count(result => result.Lesson == lesson && result.Fate == fate);

    /// <summary>A page for docs.</summary>
    public string Markdown()
    {
        var page = new StringBuilder();
        page.AppendLine("# Mutation testing");
        page.AppendLine();
        page.AppendLine("Written by `dotnet run --project checker -- verify --mutants --report docs/mutation.md`. Each mutant is a solution with");
        page.AppendLine("one small change: an operator swapped, a constant or dimension moved by one, a call dropped, a condition negated, a");
        page.AppendLine("function exchanged for its counterpart. A change inside a task counts as noticed only if a test of that very task");
        page.AppendLine("fails, or cannot come to its end; a change in what is given, if any test of the lesson does. Argument checks, exceptions");
        page.AppendLine("and signatures are shipped with the stubs, and spared.");
        page.AppendLine();
        if (left > 0)
        {
            page.AppendLine($"**Not finished: {left} mutants have not been tried.**");
            page.AppendLine();
        }

        page.AppendLine("| lesson | mutants | failed a test | stopped by a limit or crash | survived | score |");
        page.AppendLine("|---|---|---|---|---|---|");
        foreach (string lesson in Lessons)
        {
            page.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {lesson} | {results.Count(result => result.Lesson == lesson)} | {Count(lesson, MutantFate.Killed)} "
                    + $"| {Count(lesson, MutantFate.Stopped)} | {Count(lesson, MutantFate.Survived)} | {Score(lesson):P1} |"));
        }

        page.AppendLine();
        page.AppendLine("## Survivors");
        page.AppendLine();
        page.AppendLine("Why no test can tell them from the solution is noted in `tests/NN/mutants.md`.");
        page.AppendLine();
        page.AppendLine("| lesson | place | change | why it may live |");
        page.AppendLine("|---|---|---|---|");
        foreach (var result in results.Where(result => result.Fate == MutantFate.Survived).OrderBy(result => result.Lesson, StringComparer.Ordinal))
        {
            page.AppendLine(
                $"| {result.Lesson} | `{KnownSurvivors.Place(result.Mutant)}` | `{KnownSurvivors.Cell(result.Mutant.Change)}` "
                    + $"| {result.Reason ?? "**not explained**"} |");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }
}
