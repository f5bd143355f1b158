using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>swap 01</c> puts the solution in place of the learner's files; <c>restore 01</c> puts theirs back.</summary>
internal static class SwapCommands
{
    public static Command CreateSwap()
    {
        var number = Ids.Lesson();
        var command = new Command("swap", "Put a lesson's solution in place of your files, which are kept.") { number }
            .WithExamples(("swap 01", "look at the solution in place"), ("restore 01", "and your own files are back"));
        command.SetAction(parsed => Swap(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number)));
        return command;
    }

    public static Command CreateRestore()
    {
        var number = Ids.Lesson();
        var kept = new Option<string?>("--kept")
        {
            Description = "Bring back a kept copy instead: its id, the beginning of its id, or 'latest'; 'kept' lists them.",
            HelpName = "id",
        };
        var command = new Command("restore", "Put your own files back after a swap, byte for byte; or a kept copy of them.")
        {
            number, kept,
        }.WithExamples(
            ("restore 01", "your files, after 'swap 01'"),
            ("restore 01 --kept latest", "what the last reset of lesson 01 replaced"));
        command.SetAction(parsed => parsed.GetValue(kept) is { } id
            ? BringBack(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number), id)
            : Restore(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number)));
        return command;
    }

    private static int Swap(Shell shell, string number)
    {
        var lesson = shell.Book.Lesson(number);
        bool first = new Swapper(shell.Book).Swap(lesson);
        return Tell(
            shell,
            "swap",
            lesson,
            (first
                ? $"exercises/{lesson.Number} now holds the solution; your files are kept in .katas/swapped/{lesson.Number}."
                : $"exercises/{lesson.Number} holds the solution already; your files are still kept.")
            + $" Yours come back with:{Environment.NewLine}  {CommandLine.For($"restore {lesson.Number}")}");
    }

    private static int Restore(Shell shell, string number)
    {
        var lesson = shell.Book.Lesson(number);
        var kept = new Swapper(shell.Book).Restore(lesson);
        return Tell(
            shell,
            "restore",
            lesson,
            $"Your files are back in exercises/{lesson.Number}."
            + string.Concat(kept.Select(copy => $" {shell.Book.Relative(copy.Folder)} keeps {copy.Why}.")));
    }

    private static int BringBack(Shell shell, string number, string id)
    {
        var lesson = shell.Book.Lesson(number);
        var copies = new KeptReturn(shell.Book);
        var copy = copies.Find(lesson, id);
        var replaced = copies.Do(lesson, copy);
        var given = KeptReturn.GivenNow(lesson, copy);
        return Tell(
            shell,
            "restore",
            lesson,
            string.Join(' ', new[]
            {
                copy.Files.Except(given).ToList() is { Count: > 0 } back
                    ? $"{string.Join(", ", back)} of {copy.Id}: back in exercises/{lesson.Number}."
                    : null,
                given.Count > 0
                    ? $"{string.Join(", ", given)} of {copy.Id}: given now, in given/{lesson.Number}, so left in {shell.Book.Relative(copy.Folder)}."
                    : null,
            }.OfType<string>())
            + (replaced is null ? "" : $" What was there is kept in {shell.Book.Relative(replaced.Folder)}."));
    }

    private static int Tell(Shell shell, string command, Lesson lesson, string message)
    {
        if (shell.Json is not null)
        {
            shell.Json.Write(command, new { Lesson = lesson.Number, Message = message });
        }

        shell.Console.WriteProse(message);
        return ExitCode.Done;
    }
}
