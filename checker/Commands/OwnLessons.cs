using Katas.Checker.Book;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary>Finds the lessons that a demonstration or a view takes from the learner: those that pass.</summary>
internal static class OwnLessons
{
    /// <summary>
    /// The lesson, and of those that its demonstration needs the ones that pass; none while the lesson itself does not pass.
    /// </summary>
    public static async Task<IReadOnlySet<string>> Find(Shell shell, Lesson lesson, CancellationToken cancelled)
    {
        if (!(await WholeBook.Check(shell, new[] { lesson }, cancelled))[0].IsDone)
        {
            return new HashSet<string>();
        }

        var needed = await WholeBook.Check(shell, Prerequisites.OfDemo(shell.Book, lesson), cancelled);
        return needed.Where(report => report.IsDone).Select(report => report.Lesson.Number).Append(lesson.Number).ToHashSet();
    }

    /// <summary>Says whose code is shown.</summary>
    public static string Words(Workbook book, Lesson lesson, IReadOnlySet<string> own, bool isWanted)
    {
        if (!own.Contains(lesson.Number))
        {
            return $"Lesson {lesson.Number}, on the solution{(isWanted ? "" : ": your own code comes on stage once all its tests pass")}.";
        }

        string[] others = [.. Prerequisites.OfDemo(book, lesson).Select(other => other.Number).Where(other => !own.Contains(other))];
        return $"Lesson {lesson.Number}, on your own code"
            + (others.Length == 0
                ? "."
                : $"; {(others.Length == 1 ? "lesson" : "lessons")} {string.Join(", ", others)} "
                + $"as the solution has {(others.Length == 1 ? "it" : "them")}.");
    }
}
