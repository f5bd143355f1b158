using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>An obstacle to testing tasks, as it was found. The words for a learner are not decided here.</summary>
/// <param name="TaskIds">The tasks.</param>
/// <param name="Place">File and line.</param>
/// <param name="WholeFile">Whether it could not be put down to one task.</param>
internal abstract record BuildProblem(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, bool WholeFile);
