using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>demo 01</c>: the lesson at work, on the learner's code if it is done, else on the solution.</summary>
internal static class DemoCommand
{
    private const string All = "all";

    public static Command Create()
    {
        var number = Ids.LessonIfAny($"The lesson, for example 01; {All} for every lesson's, one after the other; without it, the current lesson.");
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
            ("demo", "the current lesson"),
            ("demo all", "every lesson's, one after the other"),
            ("demo 01", "on your code if the lesson is done, else on the solution"),
            ("demo 01 --solution", "on the solution in any case"),
            ("demo 05 --help", "what that lesson's demonstration takes"),
            ("demo 05 --data my.tsv", "on a file of your own"));
        command.SetAction(async (parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            if (parsed.GetValue(number) == All)
            {
                return await RunAll(shell, Request, parsed.GetValue(solution), cancelled);
            }

            var lesson = parsed.GetValue(number) is { } named ? shell.Book.Lesson(named) : (await AtWork.Find(shell, cancelled)).Lesson;
            if (command.Number is { } declared && shell.Book.Lesson(declared).Number != lesson.Number)
            {
                throw new CheckerException($"Please put the lesson first: demo {lesson.Number} …");
            }

            var (exitCode, document) = await Run(shell, lesson, parsed.GetValue(solution), Request(lesson), cancelled);
            shell.Json?.Write("demo", document);
            return exitCode;

            DemoRequest Request(Lesson shown) => new(Folder(shell.Book, shown, parsed.GetValue(pictures)), shell.Book.Data)
            {
                Given = command.Given(parsed),
                Plain = parsed.GetValue(GlobalOptions.NoColor),
            };
        });
        return command;
    }

    private static string Folder(Workbook book, Lesson lesson, string? given) =>
        given is null ? book.Pictures(lesson.Number) : Path.GetFullPath(given);

    /// <summary>Every lesson's, one after the other; one that fails keeps no other from being shown.</summary>
    private static async Task<int> RunAll(Shell shell, Func<Lesson, DemoRequest> request, bool solution, CancellationToken cancelled)
    {
        var documents = new List<object>();
        int worst = ExitCode.Done;
        foreach (var lesson in shell.Book.Lessons())
        {
            shell.Console.MarkupLine($"[bold]Lesson {lesson.Number}  {Markup.Escape(lesson.Title)}[/]");
            var (exitCode, document) = await Run(shell, lesson, solution, request(lesson), cancelled);
            documents.Add(document);
            worst = Math.Max(worst, exitCode);
            shell.Console.WriteLine();
        }

        shell.Json?.Write("demo", new { Lessons = documents });
        return worst;
    }

    private static async Task<(int ExitCode, object Document)> Run(
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
        return (end.ExitCode, new
        {
            Lesson = lesson.Number,
            OnOwnCode = demo.Own.Contains(lesson.Number),
            OwnLessons = demo.Own.Order(StringComparer.Ordinal),
            end.Reason,
            Pictures = Directory.GetFiles(request.Pictures, "*.png").Order(StringComparer.Ordinal).Select(shell.Book.Relative).ToList(),
        });
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
