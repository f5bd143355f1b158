using System.CommandLine;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>kept</c>: the copies of the learner's files that were made before something replaced them.</summary>
internal static class KeptCommand
{
    public static Command Create()
    {
        var number = Ids.LessonIfAny("One lesson; without it, all of them.");
        var command = new Command("kept", "List the copies of your files that were kept before something replaced them.") { number }
            .WithExamples(
                ("kept", "all copies, newest first"),
                ("restore 01 --kept latest", "bring the newest copy of lesson 01 back"));
        command.SetAction(parsed => Run(GlobalOptions.Shell(parsed), parsed.GetValue(number)));
        return command;
    }

    private static int Run(Shell shell, string? number)
    {
        var copies = new Keeper(shell.Book).Copies.List(number is null ? null : shell.Book.Lesson(number).Number);
        shell.Json?.Write("kept", new
        {
            Copies = copies.Select(copy => new { copy.Lesson, copy.Id, copy.Why, copy.Files, Folder = shell.Book.Relative(copy.Folder) }),
        });
        if (copies.Count == 0)
        {
            shell.Console.WriteLine("No copies: nothing of yours has been replaced so far.");
            return ExitCode.Done;
        }

        var grid = new Grid().AddColumns(4);
        foreach (var copy in copies)
        {
            grid.AddRow(new Text($"  {copy.Lesson}"), new Text(copy.Id), new Text(string.Join(", ", copy.Files)), new Text(copy.Why));
        }

        shell.Console.Write(grid);
        shell.Console.WriteLine();
        shell.Console.WriteProse(
            $"To bring one back:{Environment.NewLine}  {CommandLine.For($"restore {copies[0].Lesson} --kept {copies[0].Id}")}");
        return ExitCode.Done;
    }
}
