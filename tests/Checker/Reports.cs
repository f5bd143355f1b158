using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Tests.Checker;

/// <summary>Reports made by hand, one status each.</summary>
internal static class Reports
{
    public const string Root = "/book";

    /// <summary>Characters that Spectre would take for markup.</summary>
    public const string Markup = "[red]not a colour[/] [x] ]] [[ [/]";

    public static Workbook Book { get; } = new(Path.GetFullPath(Root));

    public static FileLinePositionSpan Place { get; } = new(
        Path.Combine(Book.Root, "exercises", "05", "Numbers.cs"), new LinePosition(41, 4), new LinePosition(41, 9));

    public static LessonReport Lesson(params TaskReport[] tasks)
    {
        var folders = new LessonFolders(
            Path.Combine(Book.Root, "exercises", "05"),
            Path.Combine(Book.Root, "solutions", "05"),
            Path.Combine(Book.Root, "given", "05"),
            Path.Combine(Book.Root, "tests", "05"),
            Path.Combine(Book.Root, "demos", "05"));
        var lesson = new Lesson("05", $"A title with {Markup}", folders, [.. tasks.Select(task => task.Task)]);
        return new LessonReport(lesson, tasks);
    }

    /// <summary>A task in some state, with what usually comes with it.</summary>
    public static TaskReport Task(KataStatus status, int number = 1) => new(
        new LessonTask($"05.{number}", $"Task {number} {Markup}", 2, 10, "Numbers.cs", []),
        status,
        status == KataStatus.Waiting ? "05.1" : null,
        status == KataStatus.DoesNotCompile
            ? []
            : [Test($"05.{number}", TestState.Passed), Test($"05.{number}", Ended(status))],
        Place,
        status == KataStatus.DoesNotCompile ? [Problem($"05.{number}")] : [],
        status == KataStatus.Failed ? [Finding] : []);

    public static CompileProblem Problem(string taskId) =>
        new([taskId], Place, "CS0103", $"The name 'x' does not exist {Markup}", WholeFile: false, "It is called mean.");

    private static Finding Finding { get; } = new(
        FindingSource.Mistake, "mistake-name", $"Mistake {Markup}", $"A hint {Markup}", $"of {Markup}", Place);

    private static TestState Ended(KataStatus status) => status switch
    {
        KataStatus.Passed => TestState.Passed,
        KataStatus.TimedOut => TestState.TimedOut,
        KataStatus.Crashed => TestState.Crashed,
        _ => TestState.Failed,
    };

    private static TestOutcome Test(string taskId, TestState state) => new(
        "Katas.Lesson05.Tests.Some.The_rows_sum_to_1",
        taskId,
        state,
        state == TestState.Passed ? "" : $"Task {taskId} | Expected: 6 {Markup}",
        "   at Some.Where()");
}
