using Katas.Checker.Book;

namespace Katas.Checker.Mutating;

/// <summary>
/// The mutants that no test can kill, and why: <c>tests/NN/mutants.md</c>, a table of place (file and member), change and reason.
/// </summary>
internal sealed class KnownSurvivors
{
    private readonly Dictionary<(string Place, string Change), string> reasons = [];

    private KnownSurvivors()
    {
    }

    /// <summary>Reads a lesson's table; empty if there is no file.</summary>
    public static KnownSurvivors Read(Lesson lesson)
    {
        var known = new KnownSurvivors();
        string path = Path.Combine(lesson.Folders.Tests, "mutants.md");
        if (!File.Exists(path))
        {
            return known;
        }

        foreach (string line in TextFile.Read(path, "the list of mutants").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            if (Cells(line) is not [var place, var change, { Length: > 0 } reason])
            {
                throw new CheckerException($"{path}: a row has a place, a change and a reason; this one does not: {line.Trim()}", ExitCode.Usage);
            }

            known.reasons[(place.Trim('`'), change.Trim('`'))] = reason;
        }

        return known;
    }

    /// <summary>The reason why a mutant may survive; null if none is given.</summary>
    public string? Reason(Mutant mutant) => reasons.GetValueOrDefault((Place(mutant), Cell(mutant.Change)));

    /// <summary>File and member, in the form of the table.</summary>
    public static string Place(Mutant mutant) => $"{mutant.File} {mutant.Member}";

    /// <summary>The cells of a table's row.</summary>
    public static string[] Cells(string row) => row.Trim().Trim('|').Split(" | ", StringSplitOptions.TrimEntries);

    /// <summary>A text in the form of a table cell.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'');
}
