using System.Threading.Channels;
using Katas.Checker.Watching;

namespace Katas.Tests.Checker.Watching;

/// <summary>Remembers what was shown, and lets a test wait for it.</summary>
internal sealed class RecordingScreen : IWatchScreen
{
    private readonly Channel<(WatchView View, WatchNews News)> shown = Channel.CreateUnbounded<(WatchView, WatchNews)>();

    public int Beyond { get; set; }

    public int Page => 10;

    public void Show(WatchView view, WatchNews news) =>
        shown.Writer.TryWrite((view with { Known = view.Known.ToDictionary() }, news));

    /// <summary>The next view with this news; those before it are passed over.</summary>
    public async Task<WatchView> Next(WatchNews news)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (view, seen) = await shown.Reader.ReadAsync(limit.Token);
            if (seen == news)
            {
                return view;
            }
        }
    }

    /// <summary>What was shown since the last time somebody asked.</summary>
    public IReadOnlyList<WatchNews> Rest()
    {
        var news = new List<WatchNews>();
        while (shown.Reader.TryRead(out var next))
        {
            news.Add(next.News);
        }

        return news;
    }
}
