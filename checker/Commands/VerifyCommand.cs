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
        var again = new Option<string?>("--again")
        {
            Description = "Of mutants, only those that survived in an earlier report.",
            HelpName = "file",
        };
        var shard = new Option<string?>("--shard")
        {
            Description = "Only one part of the proofs: k of n, of about the same size. All n together prove the same as one run.",
            HelpName = "k/n",
        };
        var all = new Option<bool>("--all")
        {
            Description = "Prove again what is remembered in .katas/proved too.",
        };
        var unseen = new Option<bool>("--unseen")
        {
            Description = "Only wrong answers; and of each answer that nobody foresaw, what its author is told first.",
        };
        var rules = new Option<bool>("--rules")
        {
            Description = "Only wrong answers; and of each rule, how often it speaks first, and how often it should not.",
        };
        var questions = new Option<bool>("--questions")
        {
            Description = "Only texts and questions: that the solution answers these, and mistakes give their wrong options.",
        };
        var repairs = new Option<bool>("--repairs")
        {
            Description = "See how often a search for small changes leads to what is wrong: in mutants, and in answers that nothing else names.",
        };
        var sample = new Option<int?>("--sample") { Description = $"How many mutants of a lesson to repair; {Repairs.Sample} without it.", HelpName = "n" };
        var seed = new Option<int?>("--seed") { Description = $"Which mutants to repair; {RepairProofs.Seed} without it.", HelpName = "n" };
        var command = new Command("verify", "For authors: prove that stubs fail, solutions pass, and every mistake is caught and named.")
        {
            number,
            all,
            shard,
            unseen,
            rules,
            questions,
            mutants,
            report,
            again,
            repairs,
            sample,
            seed,
        }.WithExamples(
            ("verify", "the whole book: what has changed since it was proved"),
            ("verify --all", "everything, whether or not it was proved before"),
            ("verify --all --shard 2/3", "the second of three parts, for three machines"),
            ("verify 07", "one lesson"),
            ("verify 07 --unseen", "what is said about answers that nobody foresaw"),
            ("verify 07 --questions", "whether its questions are answered as they should be"),
            ("verify --rules", "whether each rule earns its place"),
            ("verify 07 --mutants", "and whether its tests notice small changes"),
            ("verify 07 --mutants --again survivors.md", "whether they notice those that survived before"),
            ("verify 07 --repairs", "and whether its wrong answers are repaired by small changes"));
        command.SetAction((parsed, cancelled) => parsed.GetValue(repairs)
            ? Repairs.Run(
                GlobalOptions.Shell(parsed),
                parsed.GetValue(number),
                parsed.GetValue(sample) ?? Repairs.Sample,
                parsed.GetValue(seed) ?? RepairProofs.Seed,
                cancelled)
            : parsed.GetValue(mutants)
            ? Mutants.Run(GlobalOptions.Shell(parsed), parsed.GetValue(number), parsed.GetValue(report), parsed.GetValue(again), cancelled)
            : Run(
                GlobalOptions.Shell(parsed),
                parsed.GetValue(number),
                parsed.GetValue(shard) is { } part ? Shard.Parse(part) : Shard.Whole,
                parsed.GetValue(all),
                parsed.GetValue(unseen),
                parsed.GetValue(rules),
                parsed.GetValue(questions),
                cancelled));
        command.Validators.Add(result =>
        {
            if (result.GetValue(mutants) && (result.GetValue(all) || result.GetValue(shard) is not null))
            {
                result.AddError("--all and --shard are about proofs; with --mutants they have no meaning.");
            }

            if (result.GetValue(mutants) && (result.GetValue(unseen) || result.GetValue(rules)))
            {
                result.AddError("--unseen and --rules are about wrong answers; with --mutants they have no meaning.");
            }

            if (result.GetValue(questions) && (result.GetValue(mutants) || result.GetValue(repairs) || result.GetValue(unseen) || result.GetValue(rules)))
            {
                result.AddError("--questions stands alone: without --mutants, --repairs, --unseen and --rules.");
            }

            if (result.GetValue(repairs) && (result.GetValue(mutants) || result.GetValue(all) || result.GetValue(shard) is not null))
            {
                result.AddError("--repairs stands alone: without --mutants, --all and --shard.");
            }

            if (!result.GetValue(mutants) && (result.GetValue(report) ?? result.GetValue(again)) is not null)
            {
                result.AddError("--report and --again go with --mutants.");
            }

            if (!result.GetValue(repairs) && (result.GetValue(sample) is not null || result.GetValue(seed) is not null))
            {
                result.AddError("--sample and --seed go with --repairs.");
            }
        });
        return command;
    }

    private static async Task<int> Run(
        Shell shell, string? number, Shard shard, bool all, bool unseen, bool rules, bool questions, CancellationToken cancelled)
    {
        var lessons = number is null ? shell.Book.Lessons() : [shell.Book.Lesson(number)];
        var result = await shell.Busy("Proving the book", say => new Verifier(shell.Book, shell.Limits).Prove(
            lessons,
            shard,
            all,
            proof => say($"Lesson {proof.Lesson}: {proof.Kind} {proof.What}"),
            cancelled,
            questions ? piece => piece.IsOfQuestions : unseen || rules ? piece => piece.IsOfWrongAnswers : null));
        var proofs = result.All;
        if (shell.Json is not null)
        {
            shell.Json.Write("verify", new
            {
                Passed = proofs.Count(proof => proof.Holds),
                Failed = proofs.Count(proof => !proof.Holds),
                result.Run,
                result.Remembered,
                result.Trouble,
                MistakesNamedFirst = Held(proofs, ProofKind.Diagnosis),
                Mistakes = proofs.Count(proof => proof.Kind == ProofKind.Diagnosis),
                FindingsOnRightCode = proofs.Sum(proof => proof.Findings),
                UnseenHeard = Fates(proofs, UnseenFate.Heard),
                UnseenPassing = Fates(proofs, UnseenFate.Passes),
                UnseenNotYetNamed = Fates(proofs, UnseenFate.NotYetNamed),
                UnseenNotRejected = Fates(proofs, UnseenFate.NotRejected),
                UnseenNotHeard = Fates(proofs, UnseenFate.NotHeard),
                Unseen = unseen ? UnseenTable.Json(proofs) : null,
                Rules = rules ? RuleUse.Count(proofs) : null,
                Proofs = proofs.Select(proof => new { proof.Lesson, proof.Kind, proof.What, proof.Fault, proof.Findings, proof.Holds }),
            });
        }
        else
        {
            if (unseen)
            {
                UnseenTable.Write(shell.Console, proofs);
            }

            if (rules)
            {
                RuleTable.Write(shell.Console, RuleUse.Count(proofs));
            }

            Write(shell.Console, lessons, result, tellsUnseen: !unseen);
        }

        return proofs.All(proof => proof.Holds) ? ExitCode.Done : ExitCode.NotYet;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Lesson> lessons, Proofs result, bool tellsUnseen)
    {
        var proofs = result.All;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("lesson");
        foreach (var lesson in lessons)
        {
            table.AddColumn(new TableColumn(lesson.Number).RightAligned());
        }

        foreach (var kind in Enum.GetValues<ProofKind>())
        {
            var ofKind = proofs.Where(proof => proof.Kind == kind).ToLookup(proof => proof.Lesson);
            if (ofKind.Count > 0)
            {
                table.AddRow([kind.ToString().ToLowerInvariant(), .. lessons.Select(lesson => Count([.. ofKind[lesson.Number]]))]);
            }
        }

        console.Write(table);
        foreach (var proof in proofs.Where(proof => !proof.Holds))
        {
            console.MarkupLine(Markup.Escape($"lesson {proof.Lesson}, {proof.Kind.ToString().ToLowerInvariant()} {proof.What}: {proof.Fault}"));
        }

        foreach (string open in tellsUnseen ? proofs.Select(UnseenTable.Open).OfType<string>() : [])
        {
            console.WriteLine(open);
        }

        console.WriteLine(
            $"Mistakes that are named first: {Held(proofs, ProofKind.Diagnosis)} of {proofs.Count(proof => proof.Kind == ProofKind.Diagnosis)}. "
            + $"Findings on {proofs.Count(proof => proof.Kind == ProofKind.Solution)} solutions and "
            + $"{proofs.Count(proof => proof.Kind == ProofKind.Alternative)} alternatives: {proofs.Sum(proof => proof.Findings)}.");
        if (UnseenTable.Summary(proofs) is { Length: > 0 } summary)
        {
            console.WriteLine(summary);
        }

        console.WriteLine(result.Remembered == 0
            ? $"Proofs run: {result.Run}."
            : $"Proofs run: {result.Run}. Remembered, since nothing that they depend on has changed: {result.Remembered} (--all runs these too).");
        if (result.Trouble is { } trouble)
        {
            console.WriteLine(trouble);
        }

        console.WriteLine($"{proofs.Count(proof => proof.Holds)} passed, {proofs.Count(proof => !proof.Holds)} failed");
    }

    private static int Held(IEnumerable<Proof> proofs, ProofKind kind) => proofs.Count(proof => proof.Kind == kind && proof.Holds);

    private static int Fates(IEnumerable<Proof> proofs, UnseenFate fate) => proofs.Count(proof => proof.Fate == fate);

    private static string Count(IReadOnlyList<Proof> proofs) => $"{proofs.Count(proof => proof.Holds)}/{proofs.Count}";
}
