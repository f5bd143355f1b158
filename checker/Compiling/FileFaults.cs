using Katas.Checker.Book;
using Katas.Checker.Compiling.Problems;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling;

/// <summary>
/// What is wrong with a learner's files as files: gone, renamed, copied, damaged. It has to be found before compiling: a type
/// that is missing would be the solution's, and its tests would pass; one that is there twice would be blamed on the wrong file.
/// </summary>
internal sealed class FileFaults
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private readonly Lesson lesson;
    private readonly IReadOnlyDictionary<string, SyntaxTree> shipped;
    private readonly IReadOnlyList<SyntaxTree> own;
    private readonly HashSet<string> given;
    private readonly HashSet<string> declared;
    private readonly bool isOnDisk;
    private readonly IReadOnlyList<string> notOrdinary;

    private FileFaults(Lesson lesson, IReadOnlyList<SyntaxTree> files, IReadOnlyDictionary<string, SyntaxTree> shipped)
    {
        this.lesson = lesson;
        this.shipped = shipped;
        own = [.. files.Where(tree => !lesson.Gives(tree.FilePath))];
        given = [.. files.Except(own).Select(tree => Path.GetFileName(tree.FilePath))];
        declared = [.. files.SelectMany(DeclaredTypes.Names)];
        isOnDisk = Directory.Exists(lesson.Folders.Exercise)
            && own.All(tree => Path.GetDirectoryName(tree.FilePath) == lesson.Folders.Exercise);
        notOrdinary = isOnDisk ? SourceFiles.NotOrdinary(lesson.Folders.Exercise) : [];
    }

    /// <summary>Everything that is wrong.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="files">The learner's files, and what is given.</param>
    /// <param name="shipped">The files that the lesson was shipped with, as the solution has them, by their names.</param>
    public static IReadOnlyList<BuildProblem> Find(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, IReadOnlyDictionary<string, SyntaxTree> shipped)
    {
        var faults = new FileFaults(lesson, files, shipped);
        return
        [
            .. faults.NotOrdinary(),
            .. shipped.Keys.SelectMany(faults.OfShipped),
            .. faults.own.Where(tree => !shipped.ContainsKey(Path.GetFileName(tree.FilePath))).SelectMany(DamageOfOwn),
            .. faults.GivenTwice(),
        ];
    }

    /// <summary>What became of a file's text; null if it can be read.</summary>
    public static Damage? DamageOf(string text)
    {
        int zeros = text.Count(character => character == '\0');
        return string.IsNullOrWhiteSpace(text) ? Damage.Empty
            : zeros == 0 ? null
            : zeros == text.Length ? Damage.Zeros
            : zeros * 5 > text.Length * 2 ? Damage.UnmarkedUtf16
            : Damage.SomeZeros;
    }

    private static FileLinePositionSpan Whole(string path) => new(path, default, default);

    private static IEnumerable<BuildProblem> DamageOfOwn(SyntaxTree tree) =>
        DamageOf(tree.ToString()) is { } damage and not Damage.Empty ? [new DamagedFile([], Whole(tree.FilePath), damage)] : [];

    private IEnumerable<BuildProblem> NotOrdinary() =>
        from path in notOrdinary
        select new NotOrdinaryFile(Tasks(Path.GetFileName(path)), Whole(path), SourceFiles.IsLink(path));

    private IEnumerable<BuildProblem> OfShipped(string name)
    {
        var original = shipped[name];
        string path = Path.Combine(lesson.Folders.Exercise, name);
        var file = own.FirstOrDefault(tree => Path.GetFileName(tree.FilePath) == name);
        var rivals = DeclaredTypes.Rivals(original, own, [.. shipped.Keys]).ToList();
        if (file is null && !notOrdinary.Contains(path))
        {
            yield return Missing(name, rivals.FirstOrDefault());
            rivals = [.. rivals.Skip(1)];
        }
        else if (file is not null && DamageOf(file.ToString()) is { } damage)
        {
            yield return new DamagedFile(Tasks(name), Whole(file.FilePath), damage);
        }
        else if (file is not null)
        {
            var here = DeclaredTypes.NotPartial(file).ToHashSet();
            rivals = [.. rivals.Where(rival => DeclaredTypes.NotPartial(rival).Any(here.Contains))];
            if (DeclaredTypes.Names(original).FirstOrDefault(type => !declared.Contains(type)) is { } missing)
            {
                yield return new MissingType(Tasks(name), Whole(file.FilePath), missing);
            }
        }

        var types = DeclaredTypes.Names(original).ToHashSet();
        foreach (var rival in rivals)
        {
            yield return new CopiedFile(Whole(rival.FilePath), name, DeclaredTypes.NotPartial(rival).First(types.Contains).Split('.')[^1]);
        }
    }

    private BuildProblem Missing(string name, SyntaxTree? renamed)
    {
        string path = Path.Combine(lesson.Folders.Exercise, name);
        return renamed is not null
            ? new MovedFile(Tasks(name), Whole(renamed.FilePath), false, lesson.Number, name, Path.GetFileName(renamed.FilePath))
            : Elsewhere(name) is { } found
                ? new MovedFile(
                    Tasks(name), Whole(path), true, lesson.Number, name, Path.GetRelativePath(lesson.Folders.Exercise, found).Replace('\\', '/'))
                : new MissingFile(Tasks(name), Whole(path), lesson.Number, name);
    }

    /// <summary>A file in another folder of the exercises in which a task of a missing file stands.</summary>
    private string? Elsewhere(string name)
    {
        if (!isOnDisk || Tasks(name) is not [var task, ..])
        {
            return null;
        }

        string exercises = Path.GetDirectoryName(lesson.Folders.Exercise)!;
        string[] folders =
        [
            exercises,
            .. Directory.EnumerateDirectories(exercises, "*", Below),
        ];
        return folders
            .Where(folder => folder != lesson.Folders.Exercise && !Path.GetRelativePath(exercises, folder).Split('/', '\\').Any(IsBuildOutput))
            .SelectMany(SourceFiles.In)
            .FirstOrDefault(path => TextFile.Read(path, "a source file").Contains($"KataTask(\"{task}\")", StringComparison.Ordinal));
    }

    private static bool IsBuildOutput(string folder) => folder is "bin" or "obj";

    /// <summary>The learner's files that have the name of a given one, as they had before it was given; they are left out.</summary>
    private IEnumerable<BuildProblem> GivenTwice() =>
        from tree in own
        let name = Path.GetFileName(tree.FilePath)
        where given.Contains(name)
        select new GivenTwice(Whole(tree.FilePath), lesson.Number, name);

    private IReadOnlyList<string> Tasks(string name) =>
        shipped.TryGetValue(name, out var original) ? [.. TaskMember.In(original).Select(member => member.TaskId)] : [];
}
