using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using Katas.Testkit;

namespace Katas.Checker.Reporting;

/// <summary>The report as <c>--json</c> gives it.</summary>
internal static class JsonReport
{
    public static object Create(Workbook book, IReadOnlyList<LessonReport> lessons) => new
    {
        Done = lessons.Where(lesson => !lesson.Lesson.IsOptional).Sum(lesson => lesson.Passed),
        Total = lessons.Where(lesson => !lesson.Lesson.IsOptional).Sum(lesson => lesson.Total),
        Optional = new
        {
            Done = lessons.Where(lesson => lesson.Lesson.IsOptional).Sum(lesson => lesson.Passed),
            Total = lessons.Where(lesson => lesson.Lesson.IsOptional).Sum(lesson => lesson.Total),
        },
        Next = Course.Next(lessons)?.Focus?.Task.Id,
        Lessons = lessons.Select(lesson => new
        {
            lesson.Lesson.Number,
            lesson.Lesson.Title,
            lesson.Lesson.Part,
            lesson.Lesson.IsOptional,
            lesson.Lesson.Needs,
            lesson.Lesson.DemoNeeds,
            WaitsFor = Course.WaitsFor(lesson.Lesson, lessons),
            Done = lesson.Passed,
            lesson.Total,
            lesson.Fault,
            Problems = lesson.Problems.Select(problem => Create(book, problem)),
            Given = lesson.Given.Select(fault => Create(book, fault)),
            Tasks = lesson.Tasks.Select(task => Create(book, lesson.Lesson, task)),
        }),
    };

    /// <summary>An error of the compiler.</summary>
    public static object Create(Workbook book, CompileProblem problem) => new
    {
        File = book.Relative(problem.Place.Path),
        Line = problem.Place.StartLinePosition.Line + 1,
        Column = problem.Place.StartLinePosition.Character + 1,
        problem.Code,
        problem.Message,
        problem.Advice,
    };

    /// <summary>A given file that is not as it was shipped.</summary>
    public static object Create(Workbook book, GivenFault fault) => new
    {
        File = book.Relative(fault.Path),
        fault.Kind,
        Message = new GivenText(book).Describe(fault),
    };

    private static object Create(Workbook book, Lesson lesson, TaskReport report) => new
    {
        report.Task.Id,
        report.Task.Title,
        report.Status,
        Origin = report.Status == KataStatus.Passed ? report.Origin : (TaskOrigin?)null,
        report.WaitsFor,
        report.Task.Difficulty,
        report.Task.Minutes,
        File = report.Place is { } place ? book.Relative(place.Path) : null,
        Line = report.Place?.StartLinePosition.Line + 1,
        TestsPassed = report.Tests.Count(test => test.State == TestState.Passed),
        TestsFailed = report.Tests.Count(test => test.State != TestState.Passed),
        Failure = report.NeedsAttention && report.FirstFailure is { } failure ? Create(book, lesson, failure) : null,
        Problems = report.Problems.Select(problem => Create(book, problem)),
        Findings = report.Findings.Select(finding => new
        {
            finding.Source,
            finding.Name,
            finding.Title,
            finding.Hint,
            finding.Because,
            File = finding.Place is { } at ? book.Relative(at.Path) : null,
            Line = finding.Place?.StartLinePosition.Line + 1,
        }),
    };

    private static object Create(Workbook book, Lesson lesson, TestOutcome failure)
    {
        var thrown = FailurePlace.Find(failure, lesson);
        return new
        {
            Test = failure.Name,
            failure.State,
            failure.Message,
            File = thrown is { } place ? book.Relative(place.Path) : null,
            Line = thrown?.StartLinePosition.Line + 1,
            Tensors = failure.Mismatch is { } mismatch ? Create(mismatch) : null,
        };
    }

    private static object? Create(Mismatch mismatch) => (mismatch.Seen.Tensor(), mismatch.Expected.Tensor()) is ({ } seen, { } expected)
        ? new
        {
            mismatch.What,
            Seen = JsonComparison.Tensor(seen),
            Expected = JsonComparison.Tensor(expected),
            Difference = JsonComparison.Difference(seen, expected, TensorDifference.Compare(seen, expected, mismatch.Tolerance)),
        }
        : null;
}
