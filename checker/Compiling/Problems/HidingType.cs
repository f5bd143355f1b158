using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A type of the learner's own has the name of one that the tests use, and is taken for it.</summary>
/// <param name="TaskIds">The tasks whose tests use the other one.</param>
/// <param name="Place">The type.</param>
/// <param name="Type">Its name.</param>
/// <param name="Hidden">The other one, with its namespace; null if it can't be told.</param>
internal sealed record HidingType(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string Type, string? Hidden)
    : BuildProblem(TaskIds, Place, WholeFile: false);
