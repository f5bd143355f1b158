using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>
/// Says what is probably wrong with a failing task: a catalogued mistake that computes the same, what Roslyn rules recognise,
/// and where both are silent, what the failed test was about. The failed test's own message is shown in any case.
/// </summary>
/// <param name="compiler">The compiler.</param>
/// <param name="host">Where code runs.</param>
/// <param name="known">What is known of the book's own code.</param>
/// <param name="rules">What shows code to the rules.</param>
internal sealed class Diagnoser(LessonCompiler compiler, TestHost host, KnownRuns known, RuleFinder rules)
{
    private readonly MistakeFinder mistakes = new(compiler, host, known);

    /// <summary>At most three findings about a task that is written and fails, likeliest first; none about any other.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="build">The learner's code, compiled.</param>
    /// <param name="report">The task's report.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<IReadOnlyList<Finding>> Diagnose(
        Lesson lesson, LearnerBuild build, TaskReport report, CancellationToken cancelled)
    {
        string taskId = report.Task.Id;
        var files = build.Files.Select(file => file.FilePath).Where(path => !lesson.Gives(path)).ToHashSet();
        switch (report.Status)
        {
            case KataStatus.Failed:
                var thrownAt = FailedInvariant.PlaceOf(report, files);
                var found = RuleFinder.Explaining(await All(lesson, build, taskId, report, cancelled), report).Select(finding => IsAt(finding, thrownAt)
                    ? finding with { Likelihood = Math.Max(finding.Likelihood, Likelihoods.OnTheLine) }
                    : finding);
                return Ranking.Order([.. found, .. FailedInvariant.Find(report, files) is { } invariant ? [invariant] : Array.Empty<Finding>()]);
            case KataStatus.Crashed or KataStatus.TimedOut:
                return Ranking.Order(
                [
                    .. RuleFinder.Explaining(rules.Find(lesson, build.Compiled.Compilation, taskId), report),
                    .. FailedInvariant.Find(report, files) is { } end ? [end] : Array.Empty<Finding>(),
                ]);
            case KataStatus.DoesNotCompile:
                // Half-written code is full of what rules look for; only what is wrong in any case is worth saying.
                var asWritten = compiler.Analyse(lesson.AssemblyName, build.Files);
                return Ranking.Order(rules.Find(lesson, asWritten, taskId).Where(finding => finding.Likelihood >= Likelihoods.Sure));
            default:
                return [];
        }
    }

    /// <summary>
    /// All findings on a task, whether or not its tests pass. On correct code this is empty: the author's gate asks, so that nothing ever
    /// accuses it.
    /// </summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="build">The code, compiled.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public Task<IReadOnlyList<Finding>> Suspect(
        Lesson lesson, LearnerBuild build, string taskId, CancellationToken cancelled) =>
        All(lesson, build, taskId, report: null, cancelled);

    /// <summary>What the rules alone say of a task's code, likeliest first.</summary>
    public IReadOnlyList<Finding> Rules(Lesson lesson, LearnerBuild build, string taskId) =>
        [.. rules.Find(lesson, build.Compiled.Compilation, taskId).OrderByDescending(finding => finding.Likelihood)];

    /// <summary>Takes a mistake's results from a build of it; see <see cref="MistakeFinder.Learn"/>.</summary>
    public Task Learn(Lesson lesson, CatalogueEntry mistake, LearnerBuild build, CancellationToken cancelled) =>
        mistakes.Learn(lesson, mistake, build, cancelled);

    /// <summary>What the reference gives on a task's probes.</summary>
    public Task<ProbeRun> Reference(Lesson lesson, string taskId, CancellationToken cancelled) => mistakes.Reference(lesson, taskId, cancelled);

    /// <summary>
    /// The runs that <see cref="Suspect"/> will compare with. Made ahead of time, they speed up the first diagnosis of a task.
    /// </summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="taskId">The task.</param>
    public IEnumerable<Preparation> Preparations(Lesson lesson, string taskId) =>
        mistakes.Preparations(lesson, taskId);

    private async Task<IReadOnlyList<Finding>> All(
        Lesson lesson, LearnerBuild build, string taskId, TaskReport? report, CancellationToken cancelled)
    {
        var place = RuleFinder.Member(build.Compiled.Compilation, taskId)?.Place;
        return
        [
            .. await mistakes.Find(lesson, build, taskId, place, report, cancelled),
            .. rules.Find(lesson, build.Compiled.Compilation, taskId),
        ];
    }

    private static bool IsAt(Finding finding, FileLinePositionSpan? thrownAt) =>
        finding.Source == FindingSource.Rule && thrownAt is { } line && finding.Place is { } place
        && place.Path == line.Path && place.StartLinePosition.Line == line.StartLinePosition.Line;
}
