using Katas.Checker.Book;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;
using Katas.Page.Watching;

namespace Katas.Page.Inside;

/// <summary>Whose code a view can take, by what the watch has found out: the same rule as <c>view</c>'s, without checking anything again.</summary>
internal static class OwnCode
{
    /// <summary>The learner's lessons among those that a lesson's views need.</summary>
    public static OwnLessons Find(Live live, Lesson lesson)
    {
        if (live.View is not { } view || !lesson.Tasks.All(task => view.Known.ContainsKey(task.Id)))
        {
            return Not("your own code has not been checked yet");
        }

        var report = view.ReportOn(lesson);
        return report.IsDone
            ? new OwnLessons(
                Prerequisites.OfDemo(live.Book, lesson).Where(needed => view.ReportOn(needed).IsDone).Select(needed => needed.Number)
                    .Append(lesson.Number).ToHashSet(),
                null)
            : Not(OriginText.Describe(live.Book, report) ?? "your own code comes on stage once all its tests pass");
    }

    private static OwnLessons Not(string why) => new(new HashSet<string>(), why);
}
