using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>view 01</c>: an input goes through a lesson's code, and each stage is drawn.</summary>
internal static class ViewCommand
{
    private const int MostMaps = 8;

    public static Command Create()
    {
        var number = Ids.Lesson();
        var name = new Option<string?>("--view") { Description = "Which view, where a lesson has several; without it, the first.", HelpName = "name" };
        var input = new Option<string?>("--input") { Description = "What goes in; without it, the view's example.", HelpName = "text" };
        var solution = new Option<bool>("--solution") { Description = "Show the solution, even if your own code is done." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = "Save the stages as PNG files too; without a folder, in pictures/NN.",
            HelpName = "folder",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("view", "See what each step of a lesson makes of an input, on your code once it is done.")
        {
            number, name, input, solution, pictures,
        }.WithExamples(
            ("view 01", "attention, step by step, on an example"),
            ("view 01 --input \"the animal was tired\"", "on a sentence of your own"),
            ("view 01 --json", "the stages with their values"));
        command.SetAction(async (parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            var lesson = shell.Book.Lesson(parsed.GetRequiredValue(number));
            using var views = new LessonViews(shell.Book, shell.Limits);
            var own = parsed.GetValue(solution) ? OwnLessons.None : await OwnLessons.Find(shell, lesson, cancelled);
            var view = await shell.Busy(
                $"Lesson {lesson.Number}: {lesson.Title}",
                _ => views.Compute(lesson, parsed.GetValue(name), parsed.GetValue(input), own.Numbers, cancelled));
            if (view.Outcome.Problem is { } problem)
            {
                throw new CheckerException($"{problem} An input is {view.Outcome.InputHelp}.");
            }

            var saved = parsed.GetResult(pictures) is null ? [] : Save(shell.Book, lesson, view, parsed.GetValue(pictures) ?? "");
            if (shell.Json is not null)
            {
                shell.Json.Write("view", Document(lesson, views.Names(lesson), view, [.. saved.Select(shell.Book.Relative)]));
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

    private static void Write(IAnsiConsole console, LessonView view)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(view.Outcome.Title)}[/]: {Markup.Escape(view.Outcome.Input)}");
        foreach (var stage in view.Outcome.Stages)
        {
            console.WriteLine();
            var maps = StageMaps.Draw(stage, MostMaps);
            if (maps.Count == 0)
            {
                console.WriteLine($"{stage.Stage}: {Comparing.PartComparison.Describe(stage)}");
            }
            else if (maps.Count == 1)
            {
                console.Write(new HeatmapView(maps[0]));
                console.WriteLine();
            }
            else
            {
                console.Write(new Columns(maps.Select(map => new HeatmapView(map) { Numbers = false, Legend = false })) { Expand = false });
                console.Write(new HeatmapLegend(maps[0].Range));
                console.WriteLine();
            }
        }

        console.WriteLine();
    }

    private static IReadOnlyList<string> Save(Workbook book, Lesson lesson, LessonView view, string given)
    {
        string folder = given.Length == 0 ? Path.Combine(book.Root, "pictures", lesson.Number) : Path.GetFullPath(given);
        var saved = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (index, stage) in view.Outcome.Stages.Index())
            {
                var maps = StageMaps.Draw(stage, MostMaps);
                if (maps.Count > 0)
                {
                    string path = Path.Combine(folder, $"view-{view.Name}-{index + 1:00}-{stage.Stage!.Replace(' ', '-')}.png");
                    HeatmapPng.SaveRow(maps, path);
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

    private static object Document(Lesson lesson, IReadOnlyList<string> names, LessonView view, IReadOnlyList<string> pictures) => new
    {
        Lesson = lesson.Number,
        Views = names,
        view.Name,
        view.Outcome.Title,
        view.Outcome.InputHelp,
        view.Outcome.Input,
        OnOwnCode = view.Own.Contains(lesson.Number),
        view.Outcome.Exception,
        Stages = view.Outcome.Stages.Select(stage => new
        {
            Name = stage.Stage,
            Type = Comparing.PartComparison.Describe(stage) is var words && stage.Tensor() is { } tensor
                ? Comparing.PartComparison.TypeName(tensor.Type)
                : words,
            stage.Shape,
            Axes = stage.Axes.Select(axis => new { axis.Name, axis.Labels }),
            stage.Values,
        }),
        Pictures = pictures,
    };
}
