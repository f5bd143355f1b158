using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.CompileErrors;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Checking;

/// <summary>Checks lessons: reads, compiles, runs, diagnoses.</summary>
internal sealed class LessonChecker : IDisposable
{
    private readonly LessonCompiler compiler;
    private readonly TestHost host;
    private readonly Diagnoser diagnoser;
    private readonly KnownRuns known;

    public LessonChecker(Workbook book, HostLimits limits)
        : this(new LessonCompiler(book), limits)
    {
    }

    /// <summary>One that shares its compiler with others, each of which has a child of its own.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="limits">How much anything may take.</param>
    /// <param name="known">What is known of the book's own code; shared, it is run once for all of them.</param>
    /// <param name="rules">What shows code to the rules.</param>
    public LessonChecker(LessonCompiler compiler, HostLimits limits, KnownRuns? known = null, RuleFinder? rules = null)
    {
        this.compiler = compiler;
        host = new TestHost(limits);
        this.known = known ?? new KnownRuns();
        diagnoser = new Diagnoser(compiler, host, this.known, rules ?? new RuleFinder(compiler));
    }

    /// <summary>
    /// The report of a lesson that nobody has touched, read from its stubs without a run; null if a task has been started.
    /// </summary>
    public static LessonReport? Untouched(Lesson lesson)
    {
        var files = SourceTrees.Exercise(lesson);
        var members = TaskMember.In(files).ToLookup(member => member.TaskId);
        bool isUntouched = files.All(file => !file.GetDiagnostics().Any())
            && SourceFiles.NotOrdinary(lesson.Folders.Exercise).Count == 0
            && SourceTrees.Stubs(lesson).All(file => File.Exists(Path.Combine(lesson.Folders.Solution, Path.GetFileName(file.FilePath))))
            && lesson.Tasks.All(task => members[task.Id].Any() && members[task.Id].All(Stubber.IsStub));
        return isUntouched
            ? new LessonReport(
                lesson,
                [.. lesson.Tasks.Select(task => new TaskReport(
                    task, KataStatus.NotStarted, null, [], members[task.Id].First().Place, [], []))])
            {
                Given = GivenFiles.Faults(lesson),
            }
            : null;
    }

    /// <summary>The compiler that checks share.</summary>
    public LessonCompiler Compiler => compiler;

    /// <summary>The child in which everything runs.</summary>
    public TestHost Host => host;

    /// <summary>What the reference gives on a task's probes; it is run once.</summary>
    public Task<ProbeRun> Reference(Lesson lesson, string taskId, CancellationToken cancelled) => diagnoser.Reference(lesson, taskId, cancelled);

    /// <summary>Starts the child ahead of the first check.</summary>
    public void Warm() => host.Warm();

    /// <summary>Checks files as the learner's answer to a lesson.</summary>
    /// <param name="request">What to check.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<LessonReport> Check(CheckRequest request, CancellationToken cancelled)
    {
        host.Warm(); // it starts while this side compiles
        return await Run(request, Build(request, cancelled), cancelled);
    }

    /// <summary>The first half of a check: compiles. May go on beside another check's second half.</summary>
    public LearnerBuild Build(CheckRequest request, CancellationToken cancelled) => LearnerBuild.Create(
        compiler,
        request.Lesson,
        request.Files ?? SourceTrees.Exercise(request.Lesson),
        SourceTrees.Suite(request.Lesson, request.TaskIds),
        request.TaskIds,
        cancelled);

    /// <summary>The second half of a check: runs the tests, and diagnoses.</summary>
    public async Task<LessonReport> Run(CheckRequest request, LearnerBuild build, CancellationToken cancelled)
    {
        var lesson = request.Lesson;
        var tasks = lesson.Tasks.Where(task => request.TaskIds is null || request.TaskIds.Contains(task.Id)).ToList();
        var outcomes = build.Compiled.Succeeded
            ? await host.RunTests(
                build.Compiled.Assembly,
                build.Compiled.Symbols,
                [.. tasks.Select(task => task.Id)],
                request.OnFinished,
                cancelled,
                code: build.Code)
            : [];
        var order = SourceTrees.TestNames(SourceTrees.Suite(lesson, request.TaskIds)).ToList();
        outcomes = [.. outcomes.OrderBy(outcome => order.IndexOf(outcome.ShortName))];
        var reports = LeftByAnother.Settle(
            [.. tasks.Select(task => Report(task, build, outcomes))],
            (task, other) => TaskSlice.Reaches([.. build.Files, .. SourceTrees.Suite(lesson, task)], task, other));
        var report = new LessonReport(lesson, reports)
        {
            Problems = [.. build.Problems.Where(problem => problem.TaskIds.Count == 0).Select(CompileWords.Describe)],
            Given = GivenFiles.Faults(lesson),
        };
        return request.Diagnose switch
        {
            DiagnoseWhich.None => report,
            DiagnoseWhich.Focus => await Diagnose(report, build, task => task == report.Focus, cancelled),
            _ => await Diagnose(report, build, _ => true, cancelled),
        };
    }

    /// <summary>Checks one of the learner's tasks, and runs its probes on their code and on the reference.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="task">The task.</param>
    /// <param name="onFinished">Called with each test's outcome.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<TaskOutputs> Outputs(
        Lesson lesson, LessonTask task, Action<TestOutcome>? onFinished, CancellationToken cancelled)
    {
        host.Warm(); // it starts while this side compiles
        var request = new CheckRequest(lesson) { TaskId = task.Id, OnFinished = onFinished };
        var build = Build(request, cancelled);
        var report = await Run(request, build, cancelled);
        var taskReport = report.Tasks[0];
        if (taskReport.Status is KataStatus.NotStarted or KataStatus.Waiting or KataStatus.DoesNotCompile)
        {
            return new TaskOutputs(taskReport, null, null);
        }

        var yours = await host.RunProbes(build.Compiled.Assembly, build.Compiled.Symbols, task.Id, cancelled, build.Code);
        var solution = compiler.CompileOwn(lesson.AssemblyName, [.. SourceTrees.Solution(lesson), .. SourceTrees.Probes(lesson)]);
        return new TaskOutputs(
            taskReport, yours, await host.RunProbes(solution.Assembly, solution.Symbols, task.Id, cancelled));
    }

    /// <summary>All findings on a task, whether or not its tests pass; see <see cref="Diagnoser.Suspect"/>.</summary>
    public Task<IReadOnlyList<Finding>> Suspect(Lesson lesson, LearnerBuild build, string taskId, CancellationToken cancelled) =>
        diagnoser.Suspect(lesson, build, taskId, cancelled);

    /// <summary>What the rules alone say of a task's code, likeliest first.</summary>
    public IReadOnlyList<Finding> Rules(Lesson lesson, LearnerBuild build, string taskId) => diagnoser.Rules(lesson, build, taskId);

    /// <summary>Takes a mistake's results from a build of it; see <see cref="MistakeFinder.Learn"/>.</summary>
    public Task Learn(Lesson lesson, CatalogueEntry mistake, LearnerBuild build, CancellationToken cancelled) =>
        diagnoser.Learn(lesson, mistake, build, cancelled);

    /// <summary>Keeps which of its task's tests a mistake fails, so that they need not be run again.</summary>
    public void LearnFailing(CatalogueEntry mistake, TaskReport report) => known.RememberFailing(mistake, report.Tests);

    /// <summary>The runs that can be made ahead of time for the diagnosis of a task; see <see cref="Diagnoser.Preparations"/>.</summary>
    public IEnumerable<Preparation> Preparations(Lesson lesson, string taskId) =>
        diagnoser.Preparations(lesson, taskId);

    public void Dispose() => host.Dispose();

    private static TaskReport Report(LessonTask task, LearnerBuild build, IReadOnlyList<TestOutcome> outcomes)
    {
        var tests = outcomes.Where(outcome => outcome.TaskId == task.Id).ToList();
        var problems = build.Problems.Where(problem => problem.TaskIds.Contains(task.Id)).Select(CompileWords.Describe).ToList();
        var broken = build.Compiled.Succeeded
            ? build.Problems.SelectMany(problem => problem.TaskIds).ToHashSet()
            : [task.Id];
        var (status, waitsFor) = TaskStates.Determine(task.Id, tests, broken);
        var place = TaskMember.In(build.Files).FirstOrDefault(member => member.TaskId == task.Id)?.Place;
        return new TaskReport(task, status, waitsFor, tests, place, problems, []);
    }

    private async Task<LessonReport> Diagnose(
        LessonReport report, LearnerBuild build, Func<TaskReport, bool> wanted, CancellationToken cancelled)
    {
        var tasks = new List<TaskReport>();
        foreach (var task in report.Tasks)
        {
            // Where a file is missing, damaged or renamed, its code says nothing about the task.
            bool isOfFiles = task.Problems.Count > 0 && task.Problems.All(problem => problem.Code == CompileProblem.OwnCode);
            tasks.Add(wanted(task) && !isOfFiles
                ? task with { Findings = await diagnoser.Diagnose(report.Lesson, build, task, cancelled) }
                : task);
        }

        return report with { Tasks = tasks };
    }
}
