using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Commands;

/// <summary><c>capstone</c>: models made of the learner's own lessons, and of nothing else, are trained and used.</summary>
internal static class CapstoneCommand
{
    private const string Name = "capstone";

    public static Command Create()
    {
        var number = new Argument<int>("number")
        {
            Description = "Which capstone; without it, the first.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => 1,
        };
        var pictures = new Option<string?>("--pictures")
        {
            Description = $"Where PNG files go; without it, pictures/{Name}.",
            HelpName = "folder",
        };
        var command = new DeclaringCommand(Name, "Train models made of nothing but your own code, and see them at work.", Declared)
        {
            number, pictures,
        };
        command.WithExamples(
            (Name, "a translation model and a language model"),
            ($"{Name} --data my.txt --steps 5000", "on a text of your own, for longer"),
            ($"{Name} --resume", "on from where the last run was stopped"),
            ($"{Name} 2", "part II's: a small Llama that reads, answers, and is looked into"));
        command.SetAction((parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            var capstone = Capstone.Find(shell.Book, parsed.GetValue(number));
            if (capstone.Number != int.Parse(command.Number ?? "1"))
            {
                throw new CheckerException($"Please put the number first: {Name} {capstone.Number} …");
            }

            string? folder = parsed.GetValue(pictures);
            var request = new DemoRequest(
                folder is null ? shell.Book.Pictures(capstone.Name) : Path.GetFullPath(folder), shell.Book.Data)
            {
                Given = command.Given(parsed),
                Kept = Path.Combine(shell.Book.Keep, capstone.Name),
                Plain = parsed.GetValue(GlobalOptions.NoColor),
            };
            return Run(shell, capstone, request, cancelled);
        });
        return command;
    }

    private static async Task<int> Run(Shell shell, Capstone capstone, DemoRequest request, CancellationToken cancelled)
    {
        var reports = await WholeBook.Check(shell, Prerequisites.Closure(shell.Book, capstone.Needs), cancelled);
        if (reports.FirstOrDefault(report => report.Fault is not null) is { } unread)
        {
            throw new CheckerException($"Lesson {unread.Lesson.Number}: {unread.Fault}");
        }

        if (reports.Any(report => !report.IsGreen))
        {
            Tell(shell, capstone, reports);
            return ExitCode.NotYet;
        }

        foreach (var report in reports)
        {
            shell.Console.WriteOrigin(shell.Book, report);
        }

        var extras = await Extras(shell, capstone, reports, cancelled);
        var compiled = new DemoCompiler(shell.Book).Compile(capstone, extras);
        var end = await compiled.Run(request, shell.Json is not null, cancelled);
        Write(shell, capstone, ready: true, end.Reason, [], extras, Files(shell, request.Pictures, "*.png"), Files(shell, request.Kept!, "*.checkpoint"));
        return end.ExitCode;
    }

    /// <summary>What is added, because its lessons pass too.</summary>
    private static async Task<IReadOnlyList<CapstoneExtra>> Extras(
        Shell shell, Capstone capstone, IReadOnlyList<LessonReport> known, CancellationToken cancelled)
    {
        var passed = known.Select(report => report.Lesson.Number).ToHashSet();
        var extras = new List<CapstoneExtra>();
        foreach (var extra in capstone.Extras)
        {
            var further = Prerequisites.Closure(shell.Book, extra.Needs).Where(lesson => !passed.Contains(lesson.Number));
            if ((await WholeBook.Check(shell, further, cancelled)).All(report => report.IsGreen))
            {
                extras.Add(extra);
            }
        }

        return extras;
    }

    /// <summary>Names what is missing, and where to go on.</summary>
    private static void Tell(Shell shell, Capstone capstone, IReadOnlyList<LessonReport> reports)
    {
        var missing = reports.SelectMany(report => report.Tasks).Where(task => task.Status != KataStatus.Passed).ToList();
        Write(shell, capstone, ready: false, CapstoneReport.Missing(reports), missing, [], [], []);
        if (shell.Json is null)
        {
            new CapstoneReport(shell.Book, shell.Console).Write(capstone, reports);
        }
    }

    private static void Write(
        Shell shell,
        Capstone capstone,
        bool ready,
        string? reason,
        IEnumerable<TaskReport> missing,
        IEnumerable<CapstoneExtra> extras,
        IEnumerable<string> pictures,
        IEnumerable<string> checkpoints) => shell.Json?.Write(Name, new
        {
            capstone.Number,
            Needs = Prerequisites.Closure(shell.Book, capstone.Needs).Select(lesson => lesson.Number),
            Ready = ready,
            Reason = reason,
            Missing = missing.Select(task => new { task.Task.Id, task.Task.Title, task.Status }),
            Extras = extras.Select(extra => extra.Name),
            Pictures = pictures,
            Checkpoints = checkpoints,
        });

    private static IEnumerable<string> Files(Shell shell, string folder, string pattern) =>
        Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).Select(shell.Book.Relative);

    private static (string Whose, DemoDeclaration Declaration)? Declared(Workbook book, string? number)
    {
        var capstone = Capstone.Find(book, int.Parse(number ?? "1"));
        return (capstone.Number == 1 ? "The capstone" : $"Capstone {capstone.Number}", new DemoCompiler(book).Declaration(capstone));
    }
}
