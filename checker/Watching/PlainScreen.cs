using Katas.Checker.Book;
using Spectre.Console;

namespace Katas.Checker.Watching;

/// <summary>A watch in a log, a pipe, or a terminal that moves no cursor: what is new is added below.</summary>
internal sealed class PlainScreen(Workbook book, IAnsiConsole console) : IWatchScreen
{
    private readonly WatchText text = new(book, console);
    private bool isBegun;

    public void Show(WatchView view, WatchNews news)
    {
        switch (news)
        {
            case WatchNews.Moved:
                if (!isBegun)
                {
                    text.WriteKeys();
                    isBegun = true;
                }

                text.WriteTitle(view);
                break;
            case WatchNews.Verdict:
                text.WriteVerdict(view);
                break;
            case WatchNews.Repair:
                text.WriteRepair(view);
                break;
            case WatchNews.Rest:
                text.WriteRest(view);
                break;
            case WatchNews.Hint:
                text.WriteHint(view, view.Hints);
                break;
            case WatchNews.Panel:
                text.WritePanel(view);
                break;
            case WatchNews.Notice:
                console.WriteLine(view.Notice ?? "");
                break;
        }
    }
}
