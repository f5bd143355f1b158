using Katas.Checker.Keeping;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary>No command at all: what is done, what is next, why the current task fails.</summary>
internal static class ReportCommand
{
    public static async Task<int> Run(Shell shell, CancellationToken cancelled)
    {
        var reports = await WholeBook.Diagnose(shell, shell.Book.Readings(), cancelled);
        var memory = new WorkMemory(shell.Book);
        var passed = reports.SelectMany(memory.Look).ToList();
        if (shell.Json is not null)
        {
            shell.Json.Write("report", JsonReport.Create(shell.Book, reports));
        }
        else
        {
            new TerminalReport(shell.Book, shell.Console).WriteBook(reports, passed);
        }

        return ExitCode.Done;
    }
}
