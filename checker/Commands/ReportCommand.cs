using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Commands;

/// <summary>No command at all: what is done, what is next, why the current task fails.</summary>
internal static class ReportCommand
{
    public static async Task<int> Run(Shell shell, CancellationToken cancelled)
    {
        using var checker = new LessonChecker(shell.Book, shell.Limits);
        var reports = await shell.Busy("Reading the workbook", async say =>
        {
            var reports = new List<LessonReport>();
            var lessons = shell.Book.Lessons();
            var candidates = Course.MayBeNext(lessons);
            bool found = false;
            foreach (var lesson in lessons)
            {
                say($"Lesson {lesson.Number}: {lesson.Title}");
                bool mayBeNext = !found && candidates.Contains(lesson) && Course.WaitsFor(lesson, reports).Count == 0;
                var which = mayBeNext ? DiagnoseWhich.Focus : DiagnoseWhich.None;
                var report = LessonChecker.Untouched(lesson)
                    ?? await checker.Check(new CheckRequest(lesson) { Diagnose = which }, cancelled);
                found |= mayBeNext && !report.IsDone;
                reports.Add(report);
            }

            return reports;
        });
        if (shell.Json is not null)
        {
            shell.Json.Write("report", JsonReport.Create(shell.Book, reports));
        }
        else
        {
            new TerminalReport(shell.Book, shell.Console).WriteBook(reports);
        }

        return ExitCode.Done;
    }
}
