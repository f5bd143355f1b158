using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A type that was shipped is declared nowhere in the learner's files.</summary>
/// <param name="TaskIds">The tasks of its file.</param>
/// <param name="Place">The file.</param>
/// <param name="Type">The type, with its namespace.</param>
internal sealed record MissingType(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string Type)
    : BuildProblem(TaskIds, Place, WholeFile: true);
