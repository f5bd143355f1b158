using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Katas.Toolkit;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>view 01</c>: an input goes through a lesson's code, and each stage is drawn.</summary>
internal static class ViewCommand
{
    public static Command Create()
    {
        var number = Ids.Lesson();
        var name = new Option<string?>("--view") { Description = "Which view, where a lesson has several; without it, the first.", HelpName = "name" };
        var input = new Option<string?>("--input") { Description = "What goes in; without it, the view's example.", HelpName = "text" };
        var settings = new Option<string[]>("--set")
        {
            Description = "The value of one of the view's options, which are listed below the stages; may come several times.",
            HelpName = "name=value",
        };
        var solution = new Option<bool>("--solution") { Description = "Show the solution, even if your own code is done." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = "Save the stages as PNG files too; without a folder, in pictures/NN.",
            HelpName = "folder",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("view", "See what each step of a lesson makes of an input, on your code once it is done.")
        {
            number, name, input, settings, solution, pictures,
        }.WithExamples(
            ("view 01", "attention, step by step, on an example"),
            ("view 01 --input \"the animal was tired\"", "on a sentence of your own"),
            ("view 06 --set temperature=0.5", "with another value of one of the view's options"),
            ("view 01 --json", "the stages with their values"));
        command.SetAction(async (parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            var lesson = shell.Book.Lesson(parsed.GetRequiredValue(number));
            using var views = new LessonViews(shell.Book, shell.Limits);
            var own = parsed.GetValue(solution) ? OwnLessons.None : await OwnLessons.Find(shell, lesson, cancelled);
            var view = await shell.Busy(
                $"Lesson {lesson.Number}: {lesson.Title}",
                _ => views.Compute(lesson, parsed.GetValue(name), parsed.GetValue(input), Chosen(parsed.GetValue(settings)), own.Numbers, cancelled));
            if (view.Outcome.OptionProblem is { } wrong)
            {
                throw new CheckerException(wrong);
            }

            if (view.Outcome.Problem is { } problem)
            {
                throw new CheckerException($"{problem} An input is {view.Outcome.InputHelp}.");
            }

            var saved = parsed.GetResult(pictures) is null ? [] : Save(shell.Book, lesson, view, parsed.GetValue(pictures) ?? "");
            if (shell.Json is not null)
            {
                shell.Json.Write("view", Document(lesson, view, [.. saved.Select(shell.Book.Relative)]));
            }
            else
            {
                shell.Console.WriteLine(own.Words(shell.Book, lesson, view.Own));
                Write(shell.Console, view);
                foreach (string file in saved)
                {
                    shell.Console.WriteLine($"Saved as {file}");
                }
            }

            return view.Outcome.Exception is null ? ExitCode.Done
                : shell.Json is not null ? ExitCode.NotYet
                : throw new CheckerException($"The code of lesson {lesson.Number} ended the view: {view.Outcome.Exception}", ExitCode.NotYet);
        });
        return command;
    }

    /// <summary>What is chosen, by the options' names; what comes several times is a list of names.</summary>
    private static Dictionary<string, string> Chosen(string[]? settings)
    {
        var chosen = new Dictionary<string, string>();
        foreach (string setting in settings ?? [])
        {
            if (setting.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                throw new CheckerException($"--set takes a name and a value, --set name=value; '{setting}' has no '='.");
            }

            chosen[name] = chosen.TryGetValue(name, out string? before) ? $"{before},{value}" : value;
        }

        return chosen;
    }

    private static void Write(IAnsiConsole console, LessonView view)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(view.Outcome.Title)}[/]: {Markup.Escape(view.Outcome.Input)}");
        foreach (var stage in view.Outcome.Stages)
        {
            console.WriteLine();
            foreach (var drawn in StageDrawing.Draw(stage))
            {
                console.Write(drawn);
            }

            console.WriteLine();
        }

        console.WriteLine();
        foreach (var option in view.Outcome.Options)
        {
            console.WriteLine($"--set {option.Name}={option.Value}  {option.Description} ({option.Takes})");
        }
    }

    private static IReadOnlyList<string> Save(Workbook book, Lesson lesson, LessonView view, string given)
    {
        string folder = given.Length == 0 ? book.Pictures(lesson.Number) : Path.GetFullPath(given);
        var saved = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (index, stage) in view.Outcome.Stages.Index())
            {
                string path = Path.Combine(folder, $"view-{view.Name}-{index + 1:00}-{FileName(stage.Stage!)}.png");
                if (StageDrawing.Save(stage, path))
                {
                    saved.Add(path);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckerException($"The pictures could not be saved: {exception.Message}", inner: exception);
        }

        return saved;
    }

    private static string FileName(string stage) => string.Concat(stage.Split(Path.GetInvalidFileNameChars())).Replace(' ', '-');

    private static object Document(Lesson lesson, LessonView view, IReadOnlyList<string> pictures) => new
    {
        Lesson = lesson.Number,
        Views = view.Names,
        view.Name,
        view.Outcome.Title,
        view.Outcome.InputHelp,
        view.Outcome.Example,
        view.Outcome.Input,
        Options = view.Outcome.Options.Select(option => new
        {
            option.Name,
            Kind = Word(option.Kind),
            option.Description,
            option.Value,
            option.Default,
            Least = IsRange(option) ? option.Least : (double?)null,
            Most = IsRange(option) ? option.Most : (double?)null,
            Step = IsRange(option) ? option.Step : (double?)null,
            Choices = option.Choices.Count > 0 ? option.Choices : null,
        }),
        OnOwnCode = view.Own.Contains(lesson.Number),
        view.Outcome.Exception,
        Stages = view.Outcome.Stages.Select(stage => new
        {
            Name = stage.Stage,
            Kind = Word(stage.Look?.Kind ?? StageKind.Matrix),
            Type = Comparing.PartComparison.Describe(stage) is var words && stage.Tensor() is { } tensor
                ? Comparing.PartComparison.TypeName(tensor.Type)
                : words,
            stage.Shape,
            Axes = stage.Axes.Select(axis => new { axis.Name, axis.Labels }),
            TwoSided = stage.Look is { IsTwoSided: true },
            stage.Values,
            stage.Look?.Words,
            stage.Look?.Arithmetic,
            stage.Look?.Toggles,
        }),
        Pictures = pictures,
    };

    private static bool IsRange(Verdicts.ViewOption option) =>
        option.Kind is ViewOptionKind.Number or ViewOptionKind.Integer or ViewOptionKind.Steps;

    private static string Word(Enum kind) => kind.ToString().ToLowerInvariant();
}
