using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>swap 01</c> puts the solution in place of the learner's files; <c>restore 01</c> puts theirs back.</summary>
internal static class SwapCommands
{
    public static Command CreateSwap()
    {
        var number = LessonArgument();
        var command = new Command("swap", "Put a lesson's solution in place of your files, which are kept.") { number };
        command.SetAction(parsed => Swap(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number)));
        return command;
    }

    public static Command CreateRestore()
    {
        var number = LessonArgument();
        var command = new Command("restore", "Put your own files back after a swap, byte for byte.") { number };
        command.SetAction(parsed => Restore(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number)));
        return command;
    }

    private static Argument<string> LessonArgument() => new("lesson") { Description = "The lesson, for example 01." };

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
            + $" Yours come back with:{Environment.NewLine}  {Shell.CommandLine($"restore {lesson.Number}")}");
    }

    private static int Restore(Shell shell, string number)
    {
        var lesson = shell.Book.Lesson(number);
        string? edited = new Swapper(shell.Book).Restore(lesson);
        return Tell(
            shell,
            "restore",
            lesson,
            $"Your files are back in exercises/{lesson.Number}."
            + (edited is null ? "" : $" What you had changed in the solution is kept in {shell.Book.Relative(edited)}."));
    }

    private static int Tell(Shell shell, string command, Lesson lesson, string message)
    {
        if (shell.Json is not null)
        {
            shell.Json.Write(command, new { Lesson = lesson.Number, Message = message });
        }

        shell.Console.WriteLine(message);
        return ExitCode.Done;
    }
}
