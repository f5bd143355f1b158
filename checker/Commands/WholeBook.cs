using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Commands;

/// <summary>Checks lesson after lesson; what nobody has touched is only read, and what can't be judged keeps no other from it.</summary>
internal static class WholeBook
{
    /// <summary>Checks without a diagnosis.</summary>
    public static Task<IReadOnlyList<LessonReport>> Check(
        Shell shell, IReadOnlyList<LessonReading> lessons, CancellationToken cancelled) =>
        Check(shell, lessons, diagnosesNext: false, cancelled);

    /// <summary>Checks lessons that have been read, without a diagnosis.</summary>
    public static Task<IReadOnlyList<LessonReport>> Check(Shell shell, IEnumerable<Lesson> lessons, CancellationToken cancelled) =>
        Check(shell, [.. lessons.Select(lesson => new LessonReading(lesson.Number, lesson, null))], cancelled);

    /// <summary>Checks, and diagnoses what is to be worked on in the first lesson that is not done.</summary>
    public static Task<IReadOnlyList<LessonReport>> Diagnose(
        Shell shell, IReadOnlyList<LessonReading> lessons, CancellationToken cancelled) =>
        Check(shell, lessons, diagnosesNext: true, cancelled);

    private static Task<IReadOnlyList<LessonReport>> Check(
        Shell shell, IReadOnlyList<LessonReading> lessons, bool diagnosesNext, CancellationToken cancelled) =>
        shell.Busy<IReadOnlyList<LessonReport>>("Reading the workbook", async say =>
        {
            using var checker = new LessonChecker(shell.Book, shell.Limits);
            var reports = new List<LessonReport>();
            var candidates = Course.MayBeNext([.. lessons.Select(reading => reading.Lesson).OfType<Lesson>()]);
            bool found = !diagnosesNext;
            foreach (var reading in lessons)
            {
                say($"Lesson {reading.Number}: {reading.Lesson?.Title}");
                bool mayBeNext = !found && reading.Lesson is { } lesson && candidates.Contains(lesson) && Course.WaitsFor(lesson, reports).Count == 0;
                var report = await Check(shell, checker, reading, mayBeNext ? DiagnoseWhich.Focus : DiagnoseWhich.None, cancelled);
                found |= mayBeNext && report.Fault is null && !report.IsGreen;
                reports.Add(report);
            }

            return reports;
        });

    private static async Task<LessonReport> Check(
        Shell shell, LessonChecker checker, LessonReading reading, DiagnoseWhich which, CancellationToken cancelled)
    {
        if (reading.Lesson is not { } lesson)
        {
            return new LessonReport(new Lesson(reading.Number, "", shell.Book.Folders(reading.Number), []), []) { Fault = reading.Fault };
        }

        try
        {
            return LessonChecker.Untouched(lesson)
                ?? Origins.Mark(shell.Book, await checker.Check(new CheckRequest(lesson) { Diagnose = which }, cancelled));
        }
        catch (CheckerException exception) when (exception.ExitCode is not (ExitCode.NoTorch or ExitCode.Internal))
        {
            return new LessonReport(lesson, []) { Fault = exception.Message };
        }
    }
}
