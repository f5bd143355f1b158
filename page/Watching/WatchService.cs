using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;

namespace Katas.Page.Watching;

/// <summary>The watch of this process: the same session, files and checks as <c>watch</c> in a terminal, shown by <see cref="Live"/>.</summary>
internal sealed class WatchService(Live live, PageOptions options, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(200);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before connections are cut: so that pages say what has happened, and not that they have lost the connection.
        lifetime.ApplicationStopping.Register(() =>
        {
            live.Stop();
            Thread.Sleep(Farewell);
        });
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the page is there before the workbook is read
        try
        {
            await Watch(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The checker ends.
        }
        catch (CheckerException exception)
        {
            live.Fail(exception.Message);
        }
        catch (Exception exception)
        {
            live.Fail($"The checker itself failed: {exception.Message}");
        }
    }

    private async Task Watch(CancellationToken stop)
    {
        var book = live.Book;
        using var checker = new LessonChecker(book, options.Limits);
        checker.Warm();
        using var checks = new WatchChecks(book, checker);
        var start = await WatchStart.Find(book, checks, null, live.Say, stop);
        using var session = new WatchSession(book, start.Lesson, start.Task, start.Known, checks, live, TimeProvider.System);
        live.Connect(session.Post);
        using var events = new BookEvents(book, poll: false, session.Post);
        foreach (string fault in live.Lessons.Select(reading => reading.Fault).OfType<string>())
        {
            session.Post(new Told(fault));
        }

        var running = session.Run(stop);
        await Task.WhenAll(running, LookAround(start, checks, session, stop));
    }

    /// <summary>The states of the lessons that the watch did not come by; whoever saves meanwhile takes turns with it.</summary>
    private async Task LookAround(WatchStart start, IWatchChecks checks, WatchSession session, CancellationToken stop)
    {
        var seen = start.Known.Select(report => report.Task.Id[..2]).Append(start.Lesson.Number).ToHashSet();
        foreach (var lesson in live.Lessons.Select(reading => reading.Lesson).OfType<Lesson>().Where(lesson => !seen.Contains(lesson.Number)))
        {
            try
            {
                session.Post(new Learned(LessonChecker.Untouched(lesson)?.Tasks ?? await WatchStart.Look(lesson, checks, stop)));
            }
            catch (CheckerException exception) when (exception.ExitCode is not (ExitCode.NoTorch or ExitCode.Internal))
            {
                session.Post(new Told(exception.Message));
            }
        }
    }
}
