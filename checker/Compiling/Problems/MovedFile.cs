using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A file that was shipped is not there any more, and what it holds is found elsewhere.</summary>
/// <param name="TaskIds">The tasks of the file.</param>
/// <param name="Place">The file that was found, if it is in the lesson's folder; else where it should be.</param>
/// <param name="WholeFile">Whether it is in another folder, so that nothing of it is compiled.</param>
/// <param name="Lesson">The lesson's number.</param>
/// <param name="Name">The shipped name.</param>
/// <param name="Found">The file that was found, from the lesson's folder.</param>
internal sealed record MovedFile(
    IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, bool WholeFile, string Lesson, string Name, string Found)
    : BuildProblem(TaskIds, Place, WholeFile);
