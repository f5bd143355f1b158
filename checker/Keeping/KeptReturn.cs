using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>Brings the files of a kept copy back. What they replace is kept in its turn.</summary>
internal sealed class KeptReturn(Workbook book, Keeper? keeper = null)
{
    /// <summary>The word for the newest copy of a lesson.</summary>
    public const string Latest = "latest";

    private readonly Keeper keeper = keeper ?? new Keeper(book);

    /// <summary>Finds a copy by its id, or the beginning of it.</summary>
    /// <exception cref="CheckerException">There is none, or more than one.</exception>
    public KeptCopy Find(Lesson lesson, string id)
    {
        var copies = keeper.Copies.List(lesson.Number);
        var found = id == Latest ? [.. copies.Take(1)] : copies.Where(copy => copy.Id.StartsWith(id, StringComparison.Ordinal)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CheckerException(
                $"No copy of lesson {lesson.Number} is called {id}. `{CommandLine.For($"kept {lesson.Number}")}` lists the copies there are."),
            _ => throw new CheckerException(
                $"{found.Count} copies of lesson {lesson.Number} begin with {id}: {string.Join(", ", found.Select(copy => copy.Id))}."),
        };
    }

    /// <summary>Files of an older copy that the lesson gives by now: they stay in the copy.</summary>
    public static IReadOnlyList<string> GivenNow(Lesson lesson, KeptCopy copy) => [.. copy.Files.Where(Keeper.Given(lesson).ContainsKey)];

    /// <summary>Brings it back.</summary>
    /// <returns>The copy of what was replaced; null if nothing was.</returns>
    public KeptCopy? Do(Lesson lesson, KeptCopy copy) => keeper.Change(lesson, () =>
    {
        if (Directory.Exists(keeper.Swapped(lesson)))
        {
            throw new CheckerException(
                $"exercises/{lesson.Number} holds the solution at present. First bring your own files back: "
                + CommandLine.For($"restore {lesson.Number}"));
        }

        var present = Keeper.Files(lesson.Folders.Exercise);
        var given = Keeper.Given(lesson);
        var changes = Keeper.Files(copy.Folder)
            .Where(file => !given.ContainsKey(file.Key) && !Keeper.Same(file.Value, present.GetValueOrDefault(file.Key)))
            .ToDictionary();
        AtomicFile.RefuseReadOnly(changes.Keys.Select(name => Path.Combine(lesson.Folders.Exercise, name)));
        var kept = keeper.Copies.Keep(
            lesson, $"before {copy.Id} was brought back", present.Where(file => changes.ContainsKey(file.Key)).ToDictionary());
        foreach (var (name, bytes) in changes)
        {
            keeper.Write(lesson, name, bytes);
        }

        return kept;
    });
}
