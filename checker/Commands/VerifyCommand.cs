using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Verifying;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>verify</c>: the author's gate over the whole book.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var number = Ids.LessonIfAny("One lesson; without it, all of them.");
        var mutants = new Option<bool>("--mutants")
        {
            Description = "Change the solutions in one small place after the other, and see that a test notices each time.",
        };
        var report = new Option<string?>("--report")
        {
            Description = "Where to write the report on mutants, as Markdown.",
            HelpName = "file",
        };
        var command = new Command("verify", "For authors: prove that stubs fail, solutions pass, and every mistake is caught and named.")
        {
            number,
            mutants,
            report,
        }.WithExamples(
            ("verify", "the whole book"),
            ("verify 07", "one lesson"),
            ("verify 07 --mutants", "and whether its tests notice small changes"));
        command.SetAction((parsed, cancelled) => parsed.GetValue(mutants)
            ? Mutants.Run(GlobalOptions.Shell(parsed), parsed.GetValue(number), parsed.GetValue(report), cancelled)
            : Run(GlobalOptions.Shell(parsed), parsed.GetValue(number), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string? number, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Lessons() : [shell.Book.Lesson(number)];
        var proofs = await shell.Busy("Proving the book", say => new Verifier(shell.Book, shell.Limits).Prove(
            lessons, proof => say($"Lesson {proof.Lesson}: {proof.Kind} {proof.What}"), cancelled));
        if (shell.Json is not null)
        {
            shell.Json.Write("verify", new
            {
                Passed = proofs.Count(proof => proof.Holds),
                Failed = proofs.Count(proof => !proof.Holds),
                MistakesNamedFirst = Held(proofs, ProofKind.Diagnosis),
                Mistakes = proofs.Count(proof => proof.Kind == ProofKind.Diagnosis),
                FindingsOnRightCode = proofs.Sum(proof => proof.Findings),
                Proofs = proofs,
            });
        }
        else
        {
            Write(shell.Console, lessons, proofs);
        }

        return proofs.All(proof => proof.Holds) ? ExitCode.Done : ExitCode.NotYet;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Lesson> lessons, IReadOnlyList<Proof> proofs)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("lesson");
        foreach (var lesson in lessons)
        {
            table.AddColumn(new TableColumn(lesson.Number).RightAligned());
        }

        foreach (var kind in Enum.GetValues<ProofKind>())
        {
            var ofKind = proofs.Where(proof => proof.Kind == kind).ToLookup(proof => proof.Lesson);
            table.AddRow([kind.ToString().ToLowerInvariant(), .. lessons.Select(lesson => Count([.. ofKind[lesson.Number]]))]);
        }

        console.Write(table);
        foreach (var proof in proofs.Where(proof => !proof.Holds))
        {
            console.MarkupLine(Markup.Escape($"lesson {proof.Lesson}, {proof.Kind.ToString().ToLowerInvariant()} {proof.What}: {proof.Fault}"));
        }

        console.WriteLine(
            $"Mistakes that are named first: {Held(proofs, ProofKind.Diagnosis)} of {proofs.Count(proof => proof.Kind == ProofKind.Diagnosis)}. "
            + $"Findings on {proofs.Count(proof => proof.Kind == ProofKind.Solution)} solutions and "
            + $"{proofs.Count(proof => proof.Kind == ProofKind.Alternative)} alternatives: {proofs.Sum(proof => proof.Findings)}.");
        console.WriteLine($"{proofs.Count(proof => proof.Holds)} passed, {proofs.Count(proof => !proof.Holds)} failed");
    }

    private static int Held(IEnumerable<Proof> proofs, ProofKind kind) => proofs.Count(proof => proof.Kind == kind && proof.Holds);

    private static string Count(IReadOnlyList<Proof> proofs) => $"{proofs.Count(proof => proof.Holds)}/{proofs.Count}";
}
