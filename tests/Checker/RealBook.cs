using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Tests.Checker;

/// <summary>The workbook that these tests belong to. Only read, never written to, and never its exercises.</summary>
internal static class RealBook
{
    public static Workbook Instance { get; } = Workbook.Find(AppContext.BaseDirectory);

    /// <summary>One for all tests: it keeps its references, so that only the first compilation is slow.</summary>
    public static LessonCompiler Compiler { get; } = new(Instance);

    /// <summary>The files of each lesson's solution.</summary>
    public static IEnumerable<IReadOnlyList<SyntaxTree>> Solutions =>
        from number in Instance.Numbers
        select SourceTrees.Solution(Instance.Lesson(number));
}
