using System.CommandLine;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary>
/// <c>reset 01.3</c>, <c>reset 01</c>: the stub as it was shipped, or all of a lesson's; a copy of what was there is kept.
/// </summary>
internal static class ResetCommand
{
    public static Command Create()
    {
        var what = Ids.LessonOrTaskIfAny();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do it without asking." };
        var command = new Command("reset", "Put a task's stub back as it was shipped, or a lesson's; your files are kept first.")
        {
            what, yes,
        }.WithExamples(
            ("reset 01.3", "one task, after asking"),
            ("reset 01 --yes", "all tasks of a lesson, without asking"),
            ("restore 01 --kept latest", "what the last reset replaced, back again"));
        command.SetAction((parsed, cancelled) => Run(GlobalOptions.Shell(parsed), parsed.GetValue(what), parsed.GetValue(yes), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string? what, bool yes, CancellationToken cancelled)
    {
        var (lesson, task) = await AtWork.LessonOrTask(shell, what, cancelled);
        var resetter = new Resetter(shell.Book);
        var reset = resetter.Plan(lesson, task);
        if (reset.IsEmpty)
        {
            return Tell(shell, lesson.Number, reset, null, $"{(task is null ? $"Lesson {lesson.Number}" : task.Id)} is already as it was shipped.");
        }

        if (!yes && !IsWanted(shell, reset))
        {
            return Tell(shell, lesson.Number, reset, null, "Nothing was changed.");
        }

        var kept = resetter.Do(reset);
        return Tell(
            shell,
            lesson.Number,
            reset,
            kept,
            $"{Capitalised(reset.What)}: as shipped."
            + (reset.Removed.Count == 0 ? "" : $" {string.Join(", ", reset.Removed)} declared the same, and {(reset.Removed.Count == 1 ? "is" : "are")} gone.")
            + (kept is null
                ? ""
                : $" What you had is kept in {shell.Book.Relative(kept.Folder)}, and comes back with:{Environment.NewLine}"
                    + $"  {CommandLine.For($"restore {lesson.Number} --kept {kept.Id}")}"));
    }

    private static bool IsWanted(Shell shell, Reset reset)
    {
        if (shell.Json is not null || Console.IsInputRedirected || !shell.Console.Profile.Capabilities.Interactive)
        {
            throw new CheckerException(
                $"This would put stubs in place of {reset.What}, and nobody is here to ask. Add --yes to do it; what is there is kept.");
        }

        if (reset.Reason is not null)
        {
            shell.Console.WriteLine(reset.Reason);
        }

        string files = string.Join(", ", [.. reset.Files.Keys, .. reset.Removed]);
        return shell.Console.Prompt(new ConfirmationPrompt(
            $"Put stubs in place of {Markup.Escape(reset.What)}? What you have in {Markup.Escape(files)} is kept first.")
        {
            DefaultValue = false,
        });
    }

    private static int Tell(Shell shell, string lesson, Reset reset, KeptCopy? kept, string message)
    {
        shell.Json?.Write("reset", new
        {
            Lesson = lesson,
            Files = kept is null ? [] : reset.Files.Keys.Concat(reset.Removed).Order(StringComparer.Ordinal).ToArray(),
            Kept = kept?.Id,
            Message = message,
        });
        shell.Console.WriteProse(message);
        return ExitCode.Done;
    }

    private static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
