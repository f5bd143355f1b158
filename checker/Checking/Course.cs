using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Checking;

/// <summary>Which lesson is next. An optional one never is for those who have begun another.</summary>
internal static class Course
{
    /// <summary>The lessons that may be next, in order.</summary>
    public static IReadOnlyList<Lesson> MayBeNext(IReadOnlyList<Lesson> lessons) =>
        [.. lessons.Where(lesson => !lesson.IsOptional
            || lessons.All(other => other.Number == lesson.Number || IsUntouched(other)))];

    /// <summary>
    /// The lesson to work on: the first that is not done and whose needs are, else the first that is not done; null if there is
    /// none.
    /// </summary>
    public static LessonReport? Next(IReadOnlyList<LessonReport> reports)
    {
        var open = reports.Where(report => report.Fault is null && !report.IsDone && MayBeNext(report, reports)).ToList();
        return open.Find(report => WaitsFor(report.Lesson, reports).Count == 0) ?? open.FirstOrDefault();
    }

    /// <summary>The lessons that one builds on directly and that are not done; not those that can't be judged.</summary>
    public static IReadOnlyList<string> WaitsFor(Lesson lesson, IReadOnlyList<LessonReport> reports) =>
        [.. lesson.Needs.Where(number => reports.Any(report => report.Lesson.Number == number && report.Fault is null && !report.IsDone))];

    private static bool MayBeNext(LessonReport report, IReadOnlyList<LessonReport> reports) =>
        !report.Lesson.IsOptional || reports.All(other => other == report || !other.IsBegun);

    private static bool IsUntouched(Lesson lesson)
    {
        try
        {
            return LessonChecker.Untouched(lesson) is not null;
        }
        catch (CheckerException)
        {
            return false; // a file can't be read; its own report says so
        }
    }
}
