using Katas.Checker.Book;

namespace Katas.Checker.Mutating;

/// <summary>The survivors that a report written before has in its table.</summary>
internal sealed class EarlierReport
{
    private readonly HashSet<(string Lesson, string Place, string Change)> survivors = [];

    private EarlierReport()
    {
    }

    /// <summary>Reads a report that <see cref="MutationReport.Markdown"/> wrote.</summary>
    /// <param name="path">The report's file.</param>
    /// <exception cref="CheckerException">The file can't be read, or has no survivors.</exception>
    public static EarlierReport Read(string path)
    {
        var report = new EarlierReport();
        foreach (string line in TextFile.Read(path, "the report on mutants").Split('\n'))
        {
            if (KnownSurvivors.Cells(line) is [var lesson, ['`', ..] place, ['`', ..] change, _])
            {
                report.survivors.Add((lesson, place.Trim('`'), change.Trim('`')));
            }
        }

        return report.survivors.Count > 0
            ? report
            : throw new CheckerException($"{path} names no survivors: it takes a report that verify --mutants --report wrote.", ExitCode.Usage);
    }

    /// <summary>Whether a mutant of a lesson is among them.</summary>
    public bool Survived(string lesson, Mutant mutant) =>
        survivors.Contains((lesson, KnownSurvivors.Place(mutant), KnownSurvivors.Cell(mutant.Change)));
}
