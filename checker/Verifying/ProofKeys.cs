using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verifying;

/// <summary>
/// A hash of everything that a piece's proofs depend on. Where in doubt, more goes into it than is needed: a proof that is run
/// once too often costs seconds, one that is remembered wrongly hides a fault.
/// <list type="bullet">
/// <item>Of all pieces: the checker, the testkit, the toolkit, the packages and the runtime; the limits; the global usings; the
/// data.</item>
/// <item>Of the lesson: its tasks, its solution, what it gives, its suite and probes, and the mistakes, unseen answers and
/// alternatives of the piece. Rules read the whole solution, so no slice of it is enough.</item>
/// <item>Of the other lessons: what the piece's tasks can reach of them, in the files that the solutions were built from. Where
/// these have changed since that build, the built assembly as a whole.</item>
/// </list>
/// </summary>
/// <param name="book">The workbook.</param>
/// <param name="limits">How much anything may take.</param>
/// <param name="solutions">The solutions that lessons are proved against.</param>
internal sealed class ProofKeys(Workbook book, HostLimits limits, BuiltSolutions solutions)
{
    private readonly BookState state = new();
    private readonly Lazy<(IReadOnlyList<string> Files, byte[] Compiler)?> built = new(solutions.UnchangedSources);
    private string? common;

    /// <summary>The key of a piece; null for one that is proved every time.</summary>
    public string? Compute(Piece piece) => piece.Sources is { } sources ? Hash(Lines(sources)) : null;

    /// <summary>Whether the files are as they were when the keys were made. May be asked from several threads.</summary>
    public bool AreCurrent() => state.IsUnchanged();

    private IEnumerable<string> Lines(Sources sources)
    {
        var lesson = sources.Lesson;
        common ??= Hash(Common());
        return
        [
            common,
            Description(lesson),
            .. sources.TaskIds,
            .. InFolder(lesson.Folders.Solution),
            .. InFolder(lesson.Folders.Given),
            .. InFolder(lesson.Folders.Tests).Where(line => !IsCatalogue(line)),
            .. sources.Entries.Select(entry => $"{book.Relative(entry.Path)} {state.Hash(entry.Path)}"),
            .. sources.Folders.SelectMany(InFolder),
            .. sources.File is { } file ? [$"{book.Relative(file)} {state.Hash(file)}"] : Array.Empty<string>(),
            .. OtherLessons(sources),
        ];
    }

    private IEnumerable<string> Common()
    {
        yield return RuntimeInformation.FrameworkDescription;
        yield return RuntimeInformation.RuntimeIdentifier;
        yield return limits.ToString();
        yield return $"{state.Hash(book.GlobalUsings)}";
        foreach (string line in InFolder(book.Data).Concat(Program()))
        {
            yield return line;
        }
    }

    /// <summary>The checker and all that it is built with, but for the solutions. Natives are known by the list of packages.</summary>
    private IEnumerable<string> Program()
    {
        string folder = AppContext.BaseDirectory;
        string[] files = [.. Directory.GetFiles(folder, "*.dll"), .. Directory.GetFiles(folder, "*.json")];
        return files.Order(StringComparer.Ordinal).Except(solutions.Output).Select(file => $"{Path.GetFileName(file)} {state.Hash(file)}");
    }

    /// <summary>What the lesson says of itself, without the words that no proof of these depends on.</summary>
    private static string Description(Lesson lesson) => JsonSerializer.Serialize(lesson with
    {
        Title = "",
        Opening = "",
        CanDo = "",
        Tasks = [.. lesson.Tasks.Select(task => task with { Title = "", Hints = [], Text = "", AfterPass = "" })],
    });

    private IEnumerable<string> InFolder(string folder) =>
        state.Files(folder).Select(file => $"{book.Relative(file)} {state.Hash(file)}");

    /// <summary>Words for learners and for authors; and the entries, of which a piece names its own.</summary>
    private static bool IsCatalogue(string line) =>
        line.Contains("/mistakes/") || line.Contains("/alternatives/") || line.Contains("/unseen/")
        || line.Contains("/hints.md ") || line.Contains("/questions.md ") || line.Contains("/mutants.md ");

    private IEnumerable<string> OtherLessons(Sources sources)
    {
        if (built.Value is not { } from)
        {
            return solutions.Output.Where(File.Exists).Select(file => $"{Path.GetFileName(file)} {state.Hash(file)}");
        }

        string[] all = [Convert.ToHexString(SHA256.HashData(from.Compiler)), .. from.Files.Select(file => $"{file} {state.Hash(file)}")];
        return sources.WholeBook ? all : [all[0], .. Reached(sources, from.Files)];
    }

    private static IEnumerable<string> Reached(Sources sources, IReadOnlyList<string> built)
    {
        IReadOnlyList<SyntaxTree> own = [.. SourceTrees.Solution(sources.Lesson), .. SourceTrees.Suite(sources.Lesson)];
        var entries = sources.Entries.Select(entry => SourceTrees.Read(entry.Path));
        return TaskSlice.Tokens([.. own, .. built.Select(SourceTrees.Read).Except(own)], sources.TaskIds, entries)
            .Where(file => built.Contains(file.Path))
            .Select(file => $"{file.Path} {Hash([file.Tokens])}");
    }

    private static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
