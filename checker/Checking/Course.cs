using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Checking;

/// <summary>Which lesson is next. An optional one never is for those who have begun another.</summary>
internal static class Course
{
    /// <summary>The lessons that may be next, in order.</summary>
    public static IReadOnlyList<Lesson> MayBeNext(IReadOnlyList<Lesson> lessons) => MayBeNext(lessons, lesson => lesson, IsBegun);

    /// <summary>
    /// The lesson to work on: the first that does not pass and whose needs do, else the first that does not pass; null if there is
    /// none.
    /// </summary>
    public static LessonReport? Next(IReadOnlyList<LessonReport> reports)
    {
        var open = MayBeNext(reports, report => report.Lesson, report => report.IsBegun)
            .Where(report => report.Fault is null && !report.IsGreen).ToList();
        return open.Find(report => WaitsFor(report.Lesson, reports).Count == 0) ?? open.FirstOrDefault();
    }

    /// <summary>The lesson to go on with after one; an optional one never is. Null if there is none that can be read.</summary>
    public static Lesson? Following(Workbook book, Lesson lesson)
    {
        try
        {
            return book.Numbers.SkipWhile(number => number != lesson.Number).Skip(1)
                .Select(number => book.Reading(number).Lesson)
                .FirstOrDefault(other => other is { IsOptional: false });
        }
        catch (CheckerException)
        {
            return null; // what is wrong, whoever needs the lessons will say
        }
    }

    /// <summary>The lessons that one builds on directly and that do not pass; not those that can't be judged.</summary>
    public static IReadOnlyList<string> WaitsFor(Lesson lesson, IReadOnlyList<LessonReport> reports) =>
        [.. lesson.Needs.Where(number => reports.Any(report => report.Lesson.Number == number && report.Fault is null && !report.IsGreen))];

    private static IReadOnlyList<T> MayBeNext<T>(IReadOnlyList<T> all, Func<T, Lesson> lesson, Func<T, bool> isBegun) where T : class =>
        [.. all.Where(one => !lesson(one).IsOptional || !all.Any(other => other != one && isBegun(other)))];

    private static bool IsBegun(Lesson lesson)
    {
        try
        {
            return LessonChecker.Untouched(lesson) is null;
        }
        catch (CheckerException)
        {
            return true; // a file can't be read; its own report says so
        }
    }
}
