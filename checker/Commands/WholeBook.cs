using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Commands;

/// <summary>Checks lesson after lesson, without a diagnosis; what nobody has touched is only read.</summary>
internal static class WholeBook
{
    public static Task<IReadOnlyList<LessonReport>> Check(
        Shell shell, IReadOnlyList<Lesson> lessons, CancellationToken cancelled) =>
        shell.Busy<IReadOnlyList<LessonReport>>("Reading the workbook", async say =>
        {
            using var checker = new LessonChecker(shell.Book, shell.Limits);
            var reports = new List<LessonReport>();
            foreach (var lesson in lessons)
            {
                say($"Lesson {lesson.Number}: {lesson.Title}");
                reports.Add(LessonChecker.Untouched(lesson)
                    ?? await checker.Check(new CheckRequest(lesson), cancelled));
            }

            return reports;
        });
}
