using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A file that was shipped no longer exists.</summary>
/// <param name="TaskIds">The tasks of the file.</param>
/// <param name="Place">Where it should be.</param>
/// <param name="Lesson">The lesson's number.</param>
/// <param name="Name">The file's name.</param>
internal sealed record MissingFile(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string Lesson, string Name)
    : BuildProblem(TaskIds, Place, WholeFile: true);
