using System.Globalization;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verifying;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>verify --repairs</c>: how often repair search leads to the fault, and how long it takes.</summary>
internal static class Repairs
{
    /// <summary>The number of mutants of a lesson, unless the command line says otherwise.</summary>
    public const int Sample = 20;

    private const int BarWidth = 20;

    public static async Task<int> Run(Shell shell, string? number, int sample, int seed, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Lessons() : [shell.Book.Lesson(number)];
        using var checker = new LessonChecker(shell.Book, shell.Limits);
        var proofs = new RepairProofs(checker);
        var trials = await shell.Busy("Looking for repairs", async say =>
        {
            var all = new List<RepairTrial>();
            var words = new TaskWords(shell.Console);
            int most = lessons.Sum(lesson => sample + CatalogueEntry.ReadAll(lesson.Folders.Unseen).Count);
            int done = 0;
            foreach (var lesson in lessons)
            {
                void Tell(RepairTrial trial) =>
                    say($"{words.PlainBar(++done, most, BarWidth)} lesson {lesson.Number}: {(trial.IsUnseen ? "unseen" : "mutant")} {trial.What}");

                all.AddRange(await proofs.Mutants(lesson, sample, seed, Tell, cancelled));
                all.AddRange(await proofs.Unseen(lesson, Tell, cancelled));
            }

            return all;
        });
        var mutants = trials.Where(trial => !trial.IsUnseen).ToList();
        var unseen = trials.Where(trial => trial.IsUnseen).ToList();
        double led = Share(mutants, trial => trial.IsAtTheFault == true);
        double repaired = Share(unseen, trial => trial.IsRepaired);
        bool holds = led >= RepairProofs.MutantsGoal && repaired >= RepairProofs.UnseenGoal;
        if (shell.Json is not null)
        {
            shell.Json.Write("verify", new
            {
                Holds = holds,
                Seed = seed,
                Mutants = mutants.Count,
                LedToTheFault = mutants.Count(trial => trial.IsAtTheFault == true),
                Unseen = unseen.Count,
                Repaired = unseen.Count(trial => trial.IsRepaired),
                MedianSeconds = Seconds(trials, 0.5),
                Percentile95Seconds = Seconds(trials, 0.95),
                Trials = trials.Select(trial => new
                {
                    trial.Lesson,
                    Task = trial.TaskId,
                    trial.What,
                    trial.IsUnseen,
                    trial.IsRepaired,
                    trial.IsAtTheFault,
                    Lines = trial.Repair?.Edits.Select(edit => edit.Line + 1),
                    Kinds = trial.Repair?.Edits.Select(edit => edit.Kind),
                    trial.Repair?.Tried,
                    Seconds = trial.Took.TotalSeconds,
                }),
            });
        }
        else
        {
            Write(shell.Console, trials, mutants, unseen, led, repaired);
        }

        return holds ? ExitCode.Done : ExitCode.NotYet;
    }

    private static void Write(
        IAnsiConsole console,
        IReadOnlyList<RepairTrial> trials,
        IReadOnlyList<RepairTrial> mutants,
        IReadOnlyList<RepairTrial> unseen,
        double led,
        double repaired)
    {
        foreach (var trial in trials.Where(trial => trial.IsUnseen || trial.IsAtTheFault != true))
        {
            string what = trial.Repair is not { } repair ? "nothing found"
                : $"{(repair.IsWhole ? trial.IsUnseen ? "repaired" : "repaired elsewhere" : $"a step, {repair.Before} → {repair.After} of {repair.Probes}")} "
                    + string.Join(" and ", repair.Edits.Select(edit => $"line {edit.Line + 1} {edit.Kind}"));
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{trial.TaskId} {trial.What}: {what}, {trial.Repair?.Tried ?? 0} tried, {trial.Took.TotalSeconds:0.0} s"));
            string[] told = trial.IsUnseen ? [$"expect: {trial.Expect}", $"first:  {trial.First ?? "nothing"}", $"repair: {trial.Words ?? "nothing"}"] : [];
            Array.ForEach(told, line => console.WriteLine($"  {line}"));
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Mutants led back to their place: {mutants.Count(trial => trial.IsAtTheFault == true)} of {mutants.Count} ({led:P0}; "
                + $"the goal is {RepairProofs.MutantsGoal:P0}), within 3 s: "
                + $"{mutants.Count(trial => trial.IsAtTheFault == true && trial.Took.TotalSeconds <= 3)}."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Unseen answers that nothing else names, repaired: {unseen.Count(trial => trial.IsRepaired)} of {unseen.Count} ({repaired:P0}; "
                + $"the goal is {RepairProofs.UnseenGoal:P0}); a step: {unseen.Count(trial => trial.Repair is { IsWhole: false })}."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Time: {Seconds(trials, 0.5):0.0} s by the median, {Seconds(trials, 0.95):0.0} s at the 95th percentile."));
    }

    private static double Share(IReadOnlyList<RepairTrial> trials, Func<RepairTrial, bool> holds) =>
        trials.Count == 0 ? 1 : (double)trials.Count(holds) / trials.Count;

    private static double Seconds(IReadOnlyList<RepairTrial> trials, double share) => trials.Count == 0
        ? 0
        : trials.Select(trial => trial.Took.TotalSeconds).Order().ElementAt(Math.Min(trials.Count - 1, (int)(share * trials.Count)));
}
