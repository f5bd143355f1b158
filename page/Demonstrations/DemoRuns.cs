using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Showing;

namespace Katas.Page.Demonstrations;

/// <summary>The demonstrations that were started here: the same for all pages, and one of a lesson at a time.</summary>
internal sealed class DemoRuns(Workbook book, PageOptions options, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<string, DemoRun> runs = new();

    /// <summary>Something is different; raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The last run of a lesson's; null if there was none.</summary>
    public DemoRun? Find(string number) => runs.GetValueOrDefault(number);

    /// <summary>The options that a lesson's declares.</summary>
    /// <exception cref="Katas.Checker.CheckerException">The lesson has no demonstration.</exception>
    public IReadOnlyList<DeclaredOption> Options(Lesson lesson) => new DemoCompiler(book).Declaration(lesson).Options;

    /// <summary>Starts a lesson's, unless it runs already.</summary>
    public void Start(Lesson lesson, bool solution, IReadOnlyDictionary<string, string> given)
    {
        lock (runs)
        {
            if (Find(lesson.Number) is { IsRunning: true })
            {
                return;
            }

            var shell = new Shell(book, Terminal.Open(TextWriter.Null, plain: true), null, options.Limits);
            var run = runs[lesson.Number] = new DemoRun(shell, lesson, () => Changed?.Invoke());
            _ = Task.Run(() => run.Run(solution, given, lifetime.ApplicationStopping));
        }

        Changed?.Invoke();
    }
}
