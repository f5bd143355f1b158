using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>The braces of a file are not in pairs, so that none of its errors can be put down to one task.</summary>
/// <param name="TaskIds">The tasks of the file.</param>
/// <param name="Place">Where the compiler stumbles first.</param>
internal sealed record UnmatchedBrace(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place) : BuildProblem(TaskIds, Place, WholeFile: true);
