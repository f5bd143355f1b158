using System.CommandLine;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary><c>list</c>: every lesson and task with its state, difficulty and minutes.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var number = Ids.LessonIfAny("One lesson; without it, all of them.");
        var command = new Command("list", "List lessons and tasks: how far along each is, how difficult it is, how long it takes.") { number }
            .WithExamples(
                ("list", "the whole book"),
                ("list 03", "one lesson"),
                ("list --json", "for scripts"));
        command.SetAction((parsed, cancelled) => Run(GlobalOptions.Shell(parsed), parsed.GetValue(number), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string? number, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Readings() : [shell.Book.Reading(shell.Book.Lesson(number).Number)];
        var reports = await WholeBook.Check(shell, lessons, cancelled);
        if (shell.Json is not null)
        {
            shell.Json.Write("list", JsonReport.Create(shell.Book, reports));
        }
        else
        {
            new TaskTable(shell.Console).Write(reports);
        }

        return ExitCode.Done;
    }
}
