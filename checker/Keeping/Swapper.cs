using Katas.Checker.Book;

namespace Katas.Checker.Keeping;

/// <summary>
/// Puts a lesson's solution in place of the learner's files, and their files back. Their files are copied to a folder of
/// their own first, and that folder appears under its final name only when it is complete: it is the record that the
/// lesson is swapped, and stopping anywhere loses nothing.
/// </summary>
internal sealed class Swapper(Workbook book, Keeper? keeper = null)
{
    private readonly Keeper keeper = keeper ?? new Keeper(book);

    /// <summary>Whether the lesson's folder holds the solution at present.</summary>
    public bool IsSwapped(Lesson lesson) => book.IsSwapped(lesson.Number);

    /// <summary>Puts the solution in. Doing it again finishes a swap that was stopped, and changes nothing else.</summary>
    /// <returns>Whether the learner's files were put aside now (false: they were already).</returns>
    public bool Swap(Lesson lesson) => keeper.Change(lesson, () =>
    {
        bool first = !IsSwapped(lesson);
        var solution = Keeper.Files(lesson.Folders.Solution);
        var present = Keeper.Files(lesson.Folders.Exercise);
        var own = first ? present : Keeper.Files(keeper.Swapped(lesson));

        // A file edited since an earlier swap is the learner's too: leave it.
        var theirs = present.Where(file => Keeper.Same(file.Value, own.GetValueOrDefault(file.Key))).Select(file => file.Key).ToHashSet();
        AtomicFile.RefuseReadOnly(theirs.Select(name => Path.Combine(lesson.Folders.Exercise, name)));
        if (first)
        {
            Keep(lesson, own);
        }

        // A link can't be put back from a copy of the file that it leads to, so it stays; it is in nobody's way.
        foreach (string name in theirs.Where(
            name => !solution.ContainsKey(name) && !SourceFiles.IsLink(Path.Combine(lesson.Folders.Exercise, name))))
        {
            keeper.Disk.Delete(Path.Combine(lesson.Folders.Exercise, name));
        }

        foreach (var (name, bytes) in solution.Where(file => theirs.Contains(file.Key) || !present.ContainsKey(file.Key)))
        {
            keeper.Write(lesson, name, bytes);
        }

        return first;
    });

    /// <summary>
    /// Puts the learner's files back, byte for byte, but for those that are given by now. Changes made to the solution
    /// meanwhile are kept too, and so are changes of what is given.
    /// </summary>
    /// <returns>The copies of those changes.</returns>
    /// <exception cref="CheckerException">The lesson is not swapped.</exception>
    public IReadOnlyList<KeptCopy> Restore(Lesson lesson) => keeper.Change<IReadOnlyList<KeptCopy>>(lesson, () =>
    {
        if (!IsSwapped(lesson))
        {
            throw new CheckerException(
                $"Lesson {lesson.Number} holds your own files already: nothing was swapped, and nothing has changed.");
        }

        var given = Keeper.Given(lesson);
        var swapped = Keeper.Files(keeper.Swapped(lesson));
        var own = swapped.Where(file => !given.ContainsKey(file.Key)).ToDictionary();
        var solution = Keeper.Files(lesson.Folders.Solution);
        var present = Keeper.Files(lesson.Folders.Exercise);
        AtomicFile.RefuseReadOnly(present
            .Where(file => !Keeper.Same(file.Value, own.GetValueOrDefault(file.Key)))
            .Select(file => Path.Combine(lesson.Folders.Exercise, file.Key)));
        var edited = present
            .Where(file => new[] { swapped, solution, given }.All(known => !Keeper.Same(file.Value, known.GetValueOrDefault(file.Key))))
            .ToDictionary();
        var ownGiven = swapped
            .Where(file => given.TryGetValue(file.Key, out byte[]? bytes) && !Keeper.Same(file.Value, bytes))
            .ToDictionary();
        KeptCopy?[] kept =
        [
            keeper.Copies.Keep(lesson, "changes to the solution, made while it was swapped in", edited),
            keeper.Copies.Keep(lesson, $"changes to what is given now, in given/{lesson.Number}", ownGiven),
        ];
        foreach (var (name, bytes) in own.Where(file => !Keeper.Same(file.Value, present.GetValueOrDefault(file.Key))))
        {
            keeper.Write(lesson, name, bytes);
        }

        foreach (string name in present.Keys.Where(name => !own.ContainsKey(name)))
        {
            keeper.Disk.Delete(Path.Combine(lesson.Folders.Exercise, name));
        }

        // Out of sight in one step: half of it, under the final name, would read as all of the learner's files.
        string done = $"{keeper.Swapped(lesson)}.done-{Guid.NewGuid():N}";
        keeper.Disk.RenameFolder(keeper.Swapped(lesson), done);
        keeper.Disk.DeleteFolder(done);
        return [.. kept.OfType<KeptCopy>()];
    });

    private void Keep(Lesson lesson, Dictionary<string, byte[]> own)
    {
        string partial = $"{keeper.Swapped(lesson)}.partial-{Guid.NewGuid():N}";
        keeper.Disk.CreateFolder(partial);
        foreach (var (name, bytes) in own)
        {
            AtomicFile.Write(Path.Combine(partial, name), bytes, keeper.Disk);
        }

        keeper.Disk.RenameFolder(partial, keeper.Swapped(lesson));
    }
}
