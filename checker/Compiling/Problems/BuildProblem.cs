using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>What keeps tasks from being tested, as it was found. How it is put for a learner is not decided here.</summary>
/// <param name="TaskIds">The tasks.</param>
/// <param name="Place">File and line.</param>
/// <param name="WholeFile">Whether it could not be put down to one task.</param>
internal abstract record BuildProblem(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, bool WholeFile);
