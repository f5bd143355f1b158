using System.CommandLine;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;
using Katas.Toolkit;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>capstone</c>: models built from the learner's own lessons, and from nothing else, are trained and used.</summary>
internal static class CapstoneCommand
{
    private const string Name = "capstone";

    public static Command Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = "A text of your own to learn from: sentence, tab, translation on each line, or any text.",
            HelpName = "file",
        };
        var steps = new Option<int?>("--steps")
        {
            Description = "How many steps each model is trained for.",
            HelpName = "number",
        };
        steps.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--steps takes a number of steps, 1 or more.");
            }
        });
        var seed = new Option<int?>("--seed")
        {
            Description = "What the first weights and the order of the data follow from.",
            HelpName = "number",
        };
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoints of the last run." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = $"Where PNG files go; without it, pictures/{Name}.",
            HelpName = "folder",
        };
        var command = new Command(Name, "Train models made of nothing but your own code from all lessons, and see them write.")
        {
            data, steps, seed, resume, pictures,
        }.WithExamples(
            (Name, "a translation model and a language model"),
            ($"{Name} --data my.txt --steps 5000", "on a text of your own, for longer"),
            ($"{Name} --resume", "on from where the last run was stopped"));
        command.SetAction((parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            string? folder = parsed.GetValue(pictures);
            var request = new DemoRequest(
                folder is null ? Path.Combine(shell.Book.Root, "pictures", Name) : Path.GetFullPath(folder), shell.Book.Data)
            {
                File = DemoCommand.OwnFile(parsed.GetValue(data)),
                Plain = parsed.GetValue(GlobalOptions.NoColor),
                Training = new DemoTraining
                {
                    Steps = parsed.GetValue(steps),
                    Seed = parsed.GetValue(seed),
                    Resume = parsed.GetValue(resume),
                    Checkpoints = Path.Combine(shell.Book.Keep, Name),
                },
            };
            return Run(shell, request, cancelled);
        });
        return command;
    }

    private static async Task<int> Run(Shell shell, DemoRequest request, CancellationToken cancelled)
    {
        var reports = await WholeBook.Check(shell, shell.Book.Lessons(), cancelled);
        if (reports.Any(report => !report.IsDone))
        {
            Tell(shell, reports);
            return ExitCode.NotYet;
        }

        MakeFolder(request.Training.Checkpoints!);
        var capstone = new DemoHost(shell.Book).CompileCapstone();
        int exitCode = await capstone.Run(request, shell.Json is not null, cancelled);
        shell.Json?.Write(Name, new
        {
            Ready = true,
            Missing = Array.Empty<object>(),
            Pictures = Files(shell, request.Pictures, "*.png"),
            Checkpoints = Files(shell, request.Training.Checkpoints!, "*.checkpoint"),
        });
        return exitCode;
    }

    /// <summary>Names what is missing, and where to go on.</summary>
    private static void Tell(Shell shell, IReadOnlyList<LessonReport> reports)
    {
        var missing = reports.SelectMany(report => report.Tasks).Where(task => task.Status != KataStatus.Passed).ToList();
        shell.Json?.Write(Name, new
        {
            Ready = false,
            Missing = missing.Select(task => new { task.Task.Id, task.Task.Title, task.Status }),
            Pictures = Array.Empty<string>(),
            Checkpoints = Array.Empty<string>(),
        });
        if (shell.Json is null)
        {
            new CapstoneReport(shell.Book, shell.Console).Write(reports);
        }
    }

    private static IEnumerable<string> Files(Shell shell, string folder, string pattern) =>
        Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).Select(shell.Book.Relative);

    private static void MakeFolder(string checkpoints)
    {
        try
        {
            Directory.CreateDirectory(checkpoints);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"The folder for checkpoints could not be made: {exception.Message}", inner: exception);
        }
    }
}
