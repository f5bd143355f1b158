using Katas.Checker.Book;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary>The lessons that a demonstration or a view takes from the learner: those that pass, on code that is not the solution's.</summary>
/// <param name="Numbers">Their numbers; none while the lesson itself is not among them.</param>
/// <param name="Why">Why the lesson itself is not; null where nobody asks.</param>
internal sealed record OwnLessons(IReadOnlySet<string> Numbers, string? Why)
{
    /// <summary>None, because the learner asks for the solution.</summary>
    public static OwnLessons None { get; } = new(new HashSet<string>(), null);

    /// <summary>The lesson, and of those that its demonstration needs the ones that are done.</summary>
    public static async Task<OwnLessons> Find(Shell shell, Lesson lesson, CancellationToken cancelled)
    {
        var report = (await WholeBook.Check(shell, new[] { lesson }, cancelled))[0];
        if (!report.IsDone)
        {
            return new OwnLessons(new HashSet<string>(), OriginText.Describe(shell.Book, report) ?? "your own code comes on stage once all its tests pass");
        }

        var needed = await WholeBook.Check(shell, Prerequisites.OfDemo(shell.Book, lesson), cancelled);
        return new OwnLessons(
            needed.Where(report => report.IsDone).Select(report => report.Lesson.Number).Append(lesson.Number).ToHashSet(), null);
    }

    /// <summary>Says whose code is shown.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="lesson">The lesson.</param>
    /// <param name="shown">The learner's lessons that are in it.</param>
    public string Words(Workbook book, Lesson lesson, IReadOnlySet<string> shown)
    {
        if (!shown.Contains(lesson.Number))
        {
            return $"Lesson {lesson.Number}, on the solution{(Why is null ? "" : $": {Why}")}.";
        }

        string[] others = [.. Prerequisites.OfDemo(book, lesson).Select(other => other.Number).Where(other => !shown.Contains(other))];
        return $"Lesson {lesson.Number}, on your own code"
            + (others.Length == 0
                ? "."
                : $"; {(others.Length == 1 ? "lesson" : "lessons")} {string.Join(", ", others)} "
                + $"as the solution has {(others.Length == 1 ? "it" : "them")}.");
    }
}
