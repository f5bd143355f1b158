using System.CommandLine;
using Katas.Checker.Running;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>demo 01</c>: the lesson at work, on the learner's code if it is done, else on the solution.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var number = Ids.Lesson();
        var solution = new Option<bool>("--solution") { Description = "Show the solution, even if your own code is done." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = "Where PNG files go; without it, pictures/NN.",
            HelpName = "folder",
        };
        var data = new Option<string?>("--data")
        {
            Description = "A file of your own to work on; lesson 05 takes one.",
            HelpName = "file",
        };
        var command = new Command("demo", "See a lesson at work, on your code once it is done.")
        {
            number, solution, pictures, data,
        }.WithExamples(
            ("demo 01", "on your code if the lesson is done, else on the solution"),
            ("demo 01 --solution", "on the solution in any case"),
            ("demo 05 --data my.tsv", "on a file of your own"));
        command.SetAction((parsed, cancelled) => Run(
            GlobalOptions.Shell(parsed),
            parsed.GetRequiredValue(number),
            parsed.GetValue(solution),
            parsed.GetValue(pictures),
            parsed.GetValue(data),
            parsed.GetValue(GlobalOptions.NoColor),
            cancelled));
        return command;
    }

    private static async Task<int> Run(
        Shell shell, string number, bool solution, string? pictures, string? data, bool plain, CancellationToken cancelled)
    {
        string? file = data is null ? null : Path.GetFullPath(data);
        if (file is not null && !File.Exists(file))
        {
            throw new CheckerException($"There is no file {file}.", ExitCode.Usage);
        }

        var lesson = shell.Book.Lesson(number);
        bool own = !solution && await IsDone(shell, lesson, cancelled);
        string folder = pictures is null ? Path.Combine(shell.Book.Root, "pictures", lesson.Number) : Path.GetFullPath(pictures);
        if (shell.Json is null)
        {
            shell.Console.WriteLine(own
                ? $"Lesson {lesson.Number}, on your own code."
                : $"Lesson {lesson.Number}, on the solution{(solution ? "" : ": your own code comes on stage once all its tests pass")}.");
            shell.Console.WriteLine();
        }

        var demo = new DemoHost(shell.Book).Compile(lesson, own);
        int exitCode = await demo.Run(folder, file, plain, shell.Json is not null, cancelled);
        shell.Json?.Write("demo", new
        {
            Lesson = lesson.Number,
            OnOwnCode = own,
            Pictures = Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal).Select(shell.Book.Relative),
        });
        return exitCode;
    }

    private static async Task<bool> IsDone(Shell shell, Book.Lesson lesson, CancellationToken cancelled)
    {
        using var checker = new Checking.LessonChecker(shell.Book, shell.Limits);
        var report = await shell.Busy(
            $"Lesson {lesson.Number}: {lesson.Title}",
            _ => checker.Check(lesson, null, null, Checking.DiagnoseWhich.None, null, cancelled));
        return report.IsDone;
    }
}
