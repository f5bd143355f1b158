using Katas.Checker.Book;
using Katas.Checker.Reporting;

namespace Katas.Checker.Watching;

/// <summary>A watch for programs: a document on one line for every verdict, every lesson checked, every hint, every notice.</summary>
internal sealed class JsonScreen(Workbook book, JsonOutput output) : IWatchScreen
{
    public void Show(WatchView view, WatchNews news)
    {
        switch (news)
        {
            case WatchNews.Verdict:
                output.Write("watch", new
                {
                    Event = "verdict",
                    Task = view.Task.Id,
                    Milliseconds = view.Took?.TotalMilliseconds,
                    TestMilliseconds = view.Report!.Tests.Sum(test => test.Took.TotalMilliseconds),
                    Report = JsonReport.Create(book, [view.Verdict!]),
                });
                break;
            case WatchNews.Repair:
                output.Write("watch", new
                {
                    Event = "repair",
                    Task = view.Task.Id,
                    Report = JsonReport.Create(book, [view.Verdict!]),
                });
                break;
            case WatchNews.Rest:
                output.Write("watch", new
                {
                    Event = "lesson",
                    Task = view.Task.Id,
                    view.Broken,
                    Report = JsonReport.Create(book, [view.ReportOn(view.Lesson)]),
                });
                break;
            case WatchNews.Hint:
                output.Write("watch", new
                {
                    Event = "hint",
                    Task = view.Task.Id,
                    Level = view.Hints,
                    Levels = view.Task.Hints.Count,
                    Hint = view.Task.Hints[view.Hints - 1],
                });
                break;
            case WatchNews.Notice:
                output.Write("watch", new { Event = "notice", Task = view.Task.Id, Message = view.Notice });
                break;
        }
    }
}
