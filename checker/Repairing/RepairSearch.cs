using System.Diagnostics;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>
/// Makes small changes of the learner's code, and sees which one makes it right. The change tells the place and the kind of the fault, however
/// the code is written, and whether or not anybody foresaw it.
/// </summary>
internal sealed class RepairSearch(LessonChecker checker)
{
    private const int Batch = 160;
    private const int Steps = 4;
    private const int MostValidated = 12;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(800);

    // Once one variant comes out right on all probes, for so long another is looked for that may pass the tests if it does not.
    private static readonly TimeSpan AfterFirst = TimeSpan.FromMilliseconds(300);

    /// <summary>Looks for a repair; null if none is found in time, or there is nothing to repair.</summary>
    /// <param name="request">The task.</param>
    /// <param name="enough">Nobody wants to know any more; what was found until then counts.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<Repair?> Find(RepairRequest request, CancellationToken enough, CancellationToken cancelled)
    {
        if (request.Report.Status != KataStatus.Failed)
        {
            return null;
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(enough, cancelled);
        time.CancelAfter(request.Time);
        var run = new RepairRun(checker, request, time.Token, cancelled);
        try
        {
            return await run.Find();
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return run.Best;
        }
        catch (CheckerException exception) when (exception.ExitCode == ExitCode.NotYet)
        {
            return run.Best; // the code ended the process before a variant could begin
        }
    }

    /// <summary>One search.</summary>
    private sealed class RepairRun(LessonChecker checker, RepairRequest request, CancellationToken enough, CancellationToken cancelled)
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private readonly string taskId = request.Report.Task.Id;
        private readonly List<Tried> tried = [];
        private readonly List<Edit> compiling = [];
        private IReadOnlyList<SyntaxTree> slice = [];
        private IReadOnlyList<SyntaxTree> others = [];
        private Compilation code = null!;
        private IReadOnlyList<ProbeOutcome> right = [];
        private VariantTried? plain;
        private VariantTried? singles; // the code as it is, on the probes
        private Repair? best;
        private int validated;

        // What comes right on all probes, and fails a test all the same; and that test.
        private readonly List<IReadOnlyList<Edit>> almost = [];
        private string? failing;

        // Where the probes can't tell the code from right code: the test that can.
        private string? test;

        private Lesson Lesson => request.Lesson;

        private int Goal => test is null ? right.Count : 1;

        /// <summary>The best step until now; null if there is none.</summary>
        public Repair? Best => best ??= singles is { } known && known.Agreeing < right.Count
            ? tried.Where(one => IsStep(one, known)).OrderByDescending(one => one.Outcome.Nearness).Select(one => Step(one, known)).FirstOrDefault()
            : null;

        public async Task<Repair?> Find()
        {
            var reference = await checker.Reference(Lesson, taskId, cancelled);
            if (reference.CutOff is not null || reference.Outcomes.Count == 0)
            {
                return null;
            }

            right = reference.Outcomes;
            var edits = Prepare();
            if (await Singles(edits) is { } repair)
            {
                return repair;
            }

            var step = Best; // before pairs are tried, which count otherwise
            return test is null ? await Pairs() ?? step : null; // a test tells no step from another
        }

        /// <summary>One change after the other.</summary>
        private async Task<Repair?> Singles(IReadOnlyList<Edit> edits)
        {
            foreach (var batch in edits.Index().Chunk(Batch))
            {
                if (await Try(batch.ToDictionary(one => one.Index, one => one.Item)) is { } repair)
                {
                    return repair;
                }

                if (test is null && plain is { } now && now.Agreeing == right.Count)
                {
                    test = request.Report.FirstFailure!.Name;
                    others = slice;
                    plain = null;
                    tried.Clear();
                    return await Singles(edits);
                }

                if (enough.IsCancellationRequested)
                {
                    break;
                }
            }

            return null;
        }

        /// <summary>Cuts and guards the code, and finds its changes.</summary>
        private IReadOnlyList<Edit> Prepare()
        {
            var own = request.Files.Where(file => !Lesson.Gives(file.FilePath)).Select(file => file.FilePath).ToHashSet();
            slice =
            [
                .. TaskSlice.Cut([.. request.Files, .. SourceTrees.Suite(Lesson, taskId)], taskId)
                    .Select(file => own.Contains(file.FilePath) ? GuardedCode.Guard(file) : file),
            ];
            var learners = slice.Where(file => own.Contains(file.FilePath)).ToList();
            var rest = slice.Where(file => Lesson.Gives(file.FilePath));
            var probes = TaskSlice.Cut([.. request.Files, .. SourceTrees.Probes(Lesson)], taskId)
                .Where(file => !own.Contains(file.FilePath) && !Lesson.Gives(file.FilePath));
            others = [.. learners, .. rest, .. probes];
            code = checker.Compiler.Analyse(Lesson.AssemblyName, [.. others, SourceTrees.Parse(VariantSwitch.Code, "")]);
            var solution = TaskMember.In(SourceTrees.Solution(Lesson)).FirstOrDefault(member => member.TaskId == taskId)?.Syntax;
            return Candidates.Find(learners, code, taskId, solution, FailedInvariant.PlaceOf(request.Report, own));
        }

        /// <summary>Compiles and runs changes. A repair ends it.</summary>
        private async Task<Repair?> Try(IReadOnlyDictionary<int, Edit> changes)
        {
            foreach (var build in VariantBuild.Compile(checker.Compiler, Lesson.AssemblyName, code, others, changes, enough))
            {
                compiling.AddRange(build.Changes.Values);
                int[] numbers = [.. build.Changes.Keys.Order()];
                if (await Run(build, [.. numbers.Select(number => new Variant([number]))], variant => [build.Changes[variant.Changes[0]]]) is { } repair)
                {
                    return repair;
                }
            }

            return null;
        }

        /// <summary>Runs variants. Where some come out right on all probes, their tests decide before the rest is run.</summary>
        private async Task<Repair?> Run(VariantBuild build, IReadOnlyList<Variant> variants, Func<Variant, IReadOnlyList<Edit>> edits)
        {
            for (int from = 0; from < variants.Count && !enough.IsCancellationRequested;)
            {
                var (run, whole) = await Some(build, [.. variants.Skip(from)], edits);
                from += run;
                foreach (var one in whole)
                {
                    if (await Passes(one))
                    {
                        return new Repair(one, true, singles?.Agreeing ?? 0, right.Count, right.Count)
                        {
                            Tried = tried.Count,
                            Took = Stopwatch.GetElapsedTime(start),
                        };
                    }

                    if (test is null)
                    {
                        almost.Add(one);
                    }
                }

                if (run == 0 || plain?.Agreeing == Goal)
                {
                    break;
                }
            }

            return null;
        }

        /// <summary>Runs variants until some come out right: how many were run, and those.</summary>
        private async Task<(int Run, IReadOnlyList<IReadOnlyList<Edit>> Whole)> Some(
            VariantBuild build, IReadOnlyList<Variant> variants, Func<Variant, IReadOnlyList<Edit>> edits)
        {
            int run = 0;
            var whole = new List<IReadOnlyList<Edit>>();
            using var useless = CancellationTokenSource.CreateLinkedTokenSource(enough);
            var lost = await checker.Host.RunVariants(
                Request(build, variants),
                one =>
                {
                    if (one.Index == VariantRunner.PlainIndex)
                    {
                        plain = one;
                        singles ??= test is null ? one : null;
                        if (one.Agreeing == Goal)
                        {
                            useless.Cancel(); // what is wrong shows elsewhere
                        }

                        return;
                    }

                    run = one.Index + 1;
                    tried.Add(new Tried(edits(variants[one.Index]), one));
                    if (one.Agreeing == Goal && plain?.Agreeing != Goal)
                    {
                        whole.Add(edits(variants[one.Index]));
                        if (whole.Count == 1)
                        {
                            useless.CancelAfter(AfterFirst);
                        }
                    }
                },
                useless.Token,
                cancelled);
            foreach (int index in lost)
            {
                run = Math.Max(run, index + 1);
            }

            return (run, whole);
        }

        /// <summary>Whether every test of the task passes with changes that all probes agree with.</summary>
        private async Task<bool> Passes(IReadOnlyList<Edit> edits)
        {
            if (++validated > MostValidated)
            {
                return false;
            }

            enough.ThrowIfCancellationRequested();
            var changed = slice.Select(file => edits.Any(edit => edit.Tree.FilePath == file.FilePath)
                ? Schemata.Apply(file, edits.Where(edit => edit.Tree.FilePath == file.FilePath).SelectMany(edit => edit.Parts))
                : file);
            var compiled = checker.Compiler.Compile(Lesson.AssemblyName, [SourceTrees.Parse(VariantSwitch.Code, ""), .. changed], enough);
            if (!compiled.Succeeded)
            {
                return false;
            }

            var tests = await checker.Host.RunTests(compiled.Assembly, compiled.Symbols, [taskId], onFinished: null, cancelled, stopAtFirst: true);
            failing = tests.FirstOrDefault(one => one.State != TestState.Passed)?.Name ?? failing;
            return tests.Count > 0 && tests.All(one => one.State == TestState.Passed);
        }

        /// <summary>Two changes at once: one of the best steps, and any other.</summary>
        private async Task<Repair?> Pairs()
        {
            validated = 0;
            var steps = almost.Where(edits => edits.Count == 1).Take(Steps / 2).Select(edits => edits[0]).ToList();
            if (steps.Count > 0)
            {
                // The probes see no fault any more: the test that does takes their place.
                test = failing;
                others = slice;
                plain = null;
            }
            else
            {
                steps = tried.Where(IsNearer).OrderByDescending(one => one.Outcome.Nearness).Take(Steps).Select(one => one.Edits[0]).ToList();
            }

            if (steps.Count == 0 || enough.IsCancellationRequested)
            {
                return null;
            }

            int number = 0;
            var pairs = new Dictionary<int, Edit>();
            var halves = new Dictionary<int, (Edit First, Edit Second)>();
            foreach (var second in compiling)
            {
                foreach (var first in steps.Where(first => first != second && first.IsApartFrom(second) && first.Tree == second.Tree))
                {
                    halves[number] = (first, second);
                    pairs[number++] = second with { Parts = [.. first.Parts, .. second.Parts] };
                }
            }

            foreach (var batch in pairs.Chunk(Batch * 2))
            {
                foreach (var build in VariantBuild.Compile(checker.Compiler, Lesson.AssemblyName, code, others, batch.ToDictionary(), enough))
                {
                    int[] numbers = [.. build.Changes.Keys.Order()];
                    var repair = await Run(
                        build,
                        [.. numbers.Select(one => new Variant([one]))],
                        variant => [halves[variant.Changes[0]].First, halves[variant.Changes[0]].Second]);
                    if (repair is not null || enough.IsCancellationRequested)
                    {
                        return repair;
                    }
                }
            }

            return null;
        }

        private RunVariants Request(VariantBuild build, IReadOnlyList<Variant> variants) =>
            new(build.Compiled.Assembly, build.Compiled.Symbols, taskId, variants, right, Limit) { Test = test };

        private bool IsNearer(Tried one) => one.Edits.Count == 1 && one.Outcome.Nearness > plain!.Nearness + 1e-3;

        private bool IsStep(Tried one, VariantTried known) => one.Edits.Count == 1 && one.Outcome.Agreeing > known.Agreeing;

        private Repair Step(Tried one, VariantTried known) => new(one.Edits, false, known.Agreeing, one.Outcome.Agreeing, right.Count)
        {
            Tried = tried.Count,
            Took = Stopwatch.GetElapsedTime(start),
        };
    }

    private sealed record Tried(IReadOnlyList<Edit> Edits, VariantTried Outcome);
}
