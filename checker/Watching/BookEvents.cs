using Katas.Checker.Book;
using Katas.Checker.Watching.Signals;

namespace Katas.Checker.Watching;

/// <summary>Reports changes to the learner's files, and to those that are given.</summary>
/// <param name="book">The workbook.</param>
/// <param name="poll">Whether to do without the system's events.</param>
/// <param name="post">Called with changes.</param>
internal sealed class BookEvents(Workbook book, bool poll, Action<Signal> post) : IDisposable
{
    private readonly FileEvents exercises = Of(book.Exercises, poll, post);
    private readonly FileEvents? given = Directory.Exists(book.Given) ? Of(book.Given, poll, post) : null;

    public void Dispose()
    {
        exercises.Dispose();
        given?.Dispose();
    }

    private static FileEvents Of(string folder, bool poll, Action<Signal> post) =>
        new(folder, poll ? null : new FileSystemWatcher(), TimeProvider.System, post);
}
