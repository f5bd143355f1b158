using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Showing;

/// <summary>The views of a lesson, compiled.</summary>
/// <param name="Files">What they were compiled from, before anything was left out because it did not compile.</param>
/// <param name="Types">The full names of the views' classes.</param>
/// <param name="Demo">The assembly.</param>
/// <param name="Kept">The folder for what they keep.</param>
internal sealed record CompiledViews(IReadOnlyList<SyntaxTree> Files, IReadOnlyList<string> Types, CompiledDemo Demo, string Kept)
{
    public static CompiledViews Compile(DemoCompiler compiler, Workbook book, Lesson lesson, IReadOnlySet<string> own, IReadOnlyList<SyntaxTree> files)
    {
        var demo = compiler.Compile(lesson, own);
        return new CompiledViews(files, compiler.Views(lesson), demo, ViewFolders.Of(book, lesson, demo.Compiled.Compilation));
    }

    /// <summary>Whether files are still the same.</summary>
    public bool AreOf(IReadOnlyList<SyntaxTree> files) => Files.SequenceEqual(files, ReferenceEqualityComparer.Instance);
}
