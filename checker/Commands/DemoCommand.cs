using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
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
        var command = new DeclaringCommand(
            "demo", "See a lesson at work, on your code once it is done. `demo 05 --help` lists the options of that lesson.", Declared)
        {
            number, solution, pictures,
        };
        command.WithExamples(
            ("demo 01", "on your code if the lesson is done, else on the solution"),
            ("demo 01 --solution", "on the solution in any case"),
            ("demo 05 --help", "what that lesson's demonstration takes"),
            ("demo 05 --data my.tsv", "on a file of your own"));
        command.SetAction((parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            var lesson = shell.Book.Lesson(parsed.GetRequiredValue(number));
            if (command.Number is { } declared && shell.Book.Lesson(declared).Number != lesson.Number)
            {
                throw new CheckerException($"Please put the lesson first: demo {lesson.Number} …");
            }

            string? folder = parsed.GetValue(pictures);
            var request = new DemoRequest(
                folder is null ? Path.Combine(shell.Book.Root, "pictures", lesson.Number) : Path.GetFullPath(folder), shell.Book.Data)
            {
                Given = command.Given(parsed),
                Plain = parsed.GetValue(GlobalOptions.NoColor),
            };
            return Run(shell, lesson, parsed.GetValue(solution), request, cancelled);
        });
        return command;
    }

    private static async Task<int> Run(
        Shell shell, Lesson lesson, bool solution, DemoRequest request, CancellationToken cancelled)
    {
        var own = solution ? OwnLessons.None : await OwnLessons.Find(shell, lesson, cancelled);
        var demo = new DemoCompiler(shell.Book).Compile(lesson, own.Numbers);
        if (shell.Json is null)
        {
            shell.Console.WriteLine(own.Words(shell.Book, lesson, demo.Own));
            shell.Console.WriteLine();
        }

        var end = await demo.Run(request, shell.Json is not null, cancelled);
        shell.Json?.Write("demo", new
        {
            Lesson = lesson.Number,
            OnOwnCode = demo.Own.Contains(lesson.Number),
            OwnLessons = demo.Own.Order(StringComparer.Ordinal),
            end.Reason,
            Pictures = Directory.GetFiles(request.Pictures, "*.png").Order(StringComparer.Ordinal).Select(shell.Book.Relative),
        });
        return end.ExitCode;
    }

    private static (string Whose, DemoDeclaration Declaration)? Declared(Workbook book, string? number)
    {
        if (number is null)
        {
            return null;
        }

        var lesson = book.Lesson(number);
        return ($"The demonstration of lesson {lesson.Number}", new DemoCompiler(book).Declaration(lesson));
    }
}
