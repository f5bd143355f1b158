using System.Collections.Concurrent;
using System.Text;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Compiling;

/// <summary>Parses a lesson's files the way the projects do.</summary>
internal static class SourceTrees
{
    private static readonly ConcurrentDictionary<string, (string Text, SyntaxTree Tree)> Known = [];

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.CSharp14, DocumentationMode.None);

    /// <summary>The lesson as the learner has it: their files, and what is given.</summary>
    public static IReadOnlyList<SyntaxTree> Exercise(Lesson lesson) => [.. Stubs(lesson), .. Given(lesson)];

    /// <summary>The lesson as the reference has it: its files, and what is given.</summary>
    public static IReadOnlyList<SyntaxTree> Solution(Lesson lesson) => [.. Answers(lesson), .. Given(lesson)];

    /// <summary>The learner's files alone: the stubs, filled in or not, and files of their own.</summary>
    public static IReadOnlyList<SyntaxTree> Stubs(Lesson lesson) => ReadFolder(lesson.Folders.Exercise);

    /// <summary>The reference's files alone, one for each stub.</summary>
    public static IReadOnlyList<SyntaxTree> Answers(Lesson lesson) => ReadFolder(lesson.Folders.Solution);

    /// <summary>What the lesson gives; it need not give anything.</summary>
    public static IReadOnlyList<SyntaxTree> Given(Lesson lesson) => ReadFolderIfAny(lesson.Folders.Given);

    /// <summary>The tests and probes: all files, or those with a part in one task.</summary>
    public static IReadOnlyList<SyntaxTree> Suite(Lesson lesson, string? taskId = null) => Suite(lesson, taskId is null ? null : [taskId]);

    /// <summary>The tests and probes: all files, or those with a part in some tasks.</summary>
    public static IReadOnlyList<SyntaxTree> Suite(Lesson lesson, IReadOnlyCollection<string>? taskIds) =>
        [.. ReadFolder(lesson.Folders.Tests).Where(tree => taskIds is null || !HasTests(tree) || taskIds.Any(id => HasTests(tree, id)))];

    /// <summary>The tests of what is given; a lesson need not have any.</summary>
    public static IReadOnlyList<SyntaxTree> GivenTests(Lesson lesson) => ReadFolderIfAny(lesson.Folders.GivenTests);

    /// <summary>The probes, and the code that they share with the tests.</summary>
    public static IReadOnlyList<SyntaxTree> Probes(Lesson lesson) =>
        [.. ReadFolder(lesson.Folders.Tests).Where(tree => !HasTests(tree))];

    /// <summary>The demonstration.</summary>
    public static IReadOnlyList<SyntaxTree> Demo(Lesson lesson) => ReadFolder(lesson.Folders.Demo);

    /// <summary>The files of a folder that belongs to no lesson, such as a capstone's.</summary>
    public static IReadOnlyList<SyntaxTree> Folder(string folder) => ReadFolder(folder);

    /// <summary>Reads and parses a file; an unchanged one is not parsed again.</summary>
    public static SyntaxTree Read(string path)
    {
        string text = TextFile.Read(path, "a source file");
        return Known.TryGetValue(path, out var known) && known.Text == text
            ? known.Tree
            : (Known[path] = (text, Parse(text, path))).Tree;
    }

    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Options, path);

    /// <summary>The same file with another root; keeps the path, so that messages and stack traces still name it.</summary>
    public static SyntaxTree With(this SyntaxTree tree, SyntaxNode root) => Parse(root.ToFullString(), tree.FilePath);

    /// <summary>The same file without parts of its text; what is left stays on its line.</summary>
    public static SyntaxTree Without(this SyntaxTree tree, IEnumerable<TextSpan> parts)
    {
        string text = tree.ToString();
        var rest = new StringBuilder(text.Length);
        int start = 0;
        foreach (var span in parts.OrderBy(span => span.Start))
        {
            rest.Append(text, start, span.Start - start).Append('\n', text.AsSpan(span.Start, span.Length).Count('\n'));
            start = span.End;
        }

        return Parse(rest.Append(text, start, text.Length - start).ToString(), tree.FilePath);
    }

    /// <summary>Class and method of the tests in the order in which they are written: by convention, the plainest first.</summary>
    public static IReadOnlyList<string> TestNames(IEnumerable<SyntaxTree> suite) =>
        [.. suite.Where(HasTests)
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Select(method => $"{(method.Parent as TypeDeclarationSyntax)?.Identifier.Text}.{method.Identifier.Text}")];

    private static bool HasTests(SyntaxTree tree) => tree.ToString().Contains("ForTask(", StringComparison.Ordinal);

    private static bool HasTests(SyntaxTree tree, string taskId) =>
        tree.ToString().Contains($"ForTask(\"{taskId}\")", StringComparison.Ordinal);

    private static IReadOnlyList<SyntaxTree> ReadFolderIfAny(string folder) => Directory.Exists(folder) ? ReadFolder(folder) : [];

    private static IReadOnlyList<SyntaxTree> ReadFolder(string folder) => [.. TextFile.CSharpFiles(folder).Select(Read)];
}
