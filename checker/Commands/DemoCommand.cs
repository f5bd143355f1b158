using System.CommandLine;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>demo 01</c>: the current lesson, on the learner's code if it is done, else on the solution.</summary>
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
            Description = "A file of your own to work on; lessons 05 and 08 take one.",
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
        string? file = OwnFile(data);
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
        var request = new DemoRequest(folder, shell.Book.Data) { File = file, Plain = plain };
        int exitCode = await demo.Run(request, shell.Json is not null, cancelled);
        shell.Json?.Write("demo", new
        {
            Lesson = lesson.Number,
            OnOwnCode = own,
            Pictures = Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal).Select(shell.Book.Relative),
        });
        return exitCode;
    }

    /// <summary>The file that <c>--data</c> names; null if it names none.</summary>
    /// <exception cref="CheckerException">It is not there.</exception>
    public static string? OwnFile(string? data)
    {
        string? file = data is null ? null : Path.GetFullPath(data);
        return file is null || File.Exists(file) ? file : throw new CheckerException($"There is no file {file}.");
    }

    private static async Task<bool> IsDone(Shell shell, Book.Lesson lesson, CancellationToken cancelled)
    {
        using var checker = new Checking.LessonChecker(shell.Book, shell.Limits);
        var report = await shell.Busy(
            $"Lesson {lesson.Number}: {lesson.Title}",
            _ => checker.Check(new Checking.CheckRequest(lesson), cancelled));
        return report.IsDone;
    }
}
