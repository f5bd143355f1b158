using Katas.Checker.Book;
using Katas.Checker.Running;

namespace Katas.Checker.Showing;

/// <summary>Computes what can be seen of lessons. Nothing here knows a lesson: its views are found in its files.</summary>
internal sealed class LessonViews(Workbook book, HostLimits limits) : IDisposable
{
    private readonly DemoCompiler compiler = new(book);
    private readonly TestHost host = new(limits);

    /// <summary>The short names of a lesson's views, in the order of its files; none if it has none.</summary>
    public IReadOnlyList<string> Names(Lesson lesson) => [.. compiler.Views(lesson).Select(ShortName)];

    /// <summary>Computes a view.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="name">The view's short name; null for the lesson's first.</param>
    /// <param name="input">What goes in; null for the view's example.</param>
    /// <param name="own">The lessons that are taken as the learner has them.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="CheckerException">There is no such view, or it did not come to its end.</exception>
    public async Task<LessonView> Compute(
        Lesson lesson, string? name, string? input, IReadOnlySet<string> own, CancellationToken cancelled)
    {
        host.Warm(); // it starts while this side compiles
        var types = compiler.Views(lesson);
        string type = types.FirstOrDefault(candidate => name is null || ShortName(candidate).Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CheckerException(
                types.Count == 0
                    ? $"Lesson {lesson.Number} has no views."
                    : $"Lesson {lesson.Number} has no view '{name}'. It has {string.Join(", ", types.Select(ShortName))}.");
        var demo = compiler.Compile(lesson, own);
        var outcome = await host.RunView(demo.Compiled.Assembly, demo.Compiled.Symbols, type, input, book.Data, cancelled);
        return new LessonView(ShortName(type), demo.Own, outcome);
    }

    public void Dispose() => host.Dispose();

    /// <summary>A class's name without namespace and ending: <c>Katas.Lesson01.Demos.AttentionView</c> is "attention".</summary>
    private static string ShortName(string type)
    {
        const string Ending = "View";
        string name = type[(type.LastIndexOf('.') + 1)..];
        return (name.EndsWith(Ending, StringComparison.Ordinal) && name.Length > Ending.Length ? name[..^Ending.Length] : name).ToLowerInvariant();
    }
}
