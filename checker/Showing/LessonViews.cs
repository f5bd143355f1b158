using Katas.Checker.Book;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Showing;

/// <summary>
/// Computes what can be seen of lessons. Nothing here knows a lesson: its views are found in its files. What was compiled is kept, so that
/// the same view with another input, or another value of a slider, costs no more than its run. One computation runs at a time; to cancel one
/// ends the process it runs in, and the next has to wait for another.
/// </summary>
internal sealed class LessonViews(Workbook book, HostLimits limits) : IDisposable
{
    private readonly DemoCompiler compiler = new(book);
    private readonly TestHost host = new(limits);
    private readonly SemaphoreSlim alone = new(1, 1);
    private readonly Dictionary<string, CompiledViews> compiled = []; // by the lesson, and the lessons that are the learner's

    /// <summary>The short names of a lesson's views, in the order of its files; none if it has none.</summary>
    public IReadOnlyList<string> Names(Lesson lesson) => [.. compiler.Views(lesson).Select(ShortName)];

    /// <summary>The files that a lesson's views are compiled from: the same objects as long as nothing was saved.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="own">The lessons that are taken as the learner has them.</param>
    public IReadOnlyList<SyntaxTree> Files(Lesson lesson, IReadOnlySet<string> own) => compiler.Files(lesson, own);

    /// <summary>Computes a view.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="name">The view's short name; null for the lesson's first.</param>
    /// <param name="input">What goes in; null for the view's example.</param>
    /// <param name="options">What is chosen of the view's options, by their names.</param>
    /// <param name="own">The lessons that are taken as the learner has them; with none, it is the reference that is seen.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="CheckerException">There is no such view, or it did not come to its end.</exception>
    public async Task<LessonView> Compute(
        Lesson lesson,
        string? name,
        string? input,
        IReadOnlyDictionary<string, string> options,
        IReadOnlySet<string> own,
        CancellationToken cancelled)
    {
        await alone.WaitAsync(cancelled);
        try
        {
            host.Warm(); // it starts while this side compiles
            var views = Compiled(lesson, name, own);
            string type = Find(lesson, name, views.Types);
            var demo = views.Demo;
            var outcome = await host.RunView(
                new RunView(demo.Compiled.Assembly, demo.Compiled.Symbols, type, input, book.Data) { Options = options, Kept = views.Kept },
                cancelled);
            ViewFolders.RemoveOld(views.Kept);
            return new LessonView(ShortName(type), demo.Own, outcome) { Names = [.. views.Types.Select(ShortName)] };
        }
        finally
        {
            alone.Release();
        }
    }

    public void Dispose()
    {
        host.Dispose();
        alone.Dispose();
    }

    private CompiledViews Compiled(Lesson lesson, string? name, IReadOnlySet<string> own)
    {
        string key = $"{lesson.Number}: {string.Join(", ", own.Order(StringComparer.Ordinal))}";
        IReadOnlyList<SyntaxTree> files = compiler.Files(lesson, own);
        if (compiled.TryGetValue(key, out var known) && known.AreOf(files))
        {
            return known;
        }

        Find(lesson, name, compiler.Views(lesson)); // before it is compiled: what is not there is told at once
        return compiled[key] = CompiledViews.Compile(compiler, book, lesson, own, files);
    }

    private static string Find(Lesson lesson, string? name, IReadOnlyList<string> types) =>
        types.FirstOrDefault(candidate => name is null || ShortName(candidate).Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new CheckerException(
            types.Count == 0
                ? $"Lesson {lesson.Number} has no views."
                : $"Lesson {lesson.Number} has no view '{name}'. It has {string.Join(", ", types.Select(ShortName))}.");

    /// <summary>A class's name without namespace and ending: <c>Katas.Lesson01.Demos.AttentionView</c> is "attention".</summary>
    private static string ShortName(string type)
    {
        const string Ending = "View";
        string name = type[(type.LastIndexOf('.') + 1)..];
        return (name.EndsWith(Ending, StringComparison.Ordinal) && name.Length > Ending.Length ? name[..^Ending.Length] : name).ToLowerInvariant();
    }
}
