using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A file is there and holds no text that could be read.</summary>
/// <param name="TaskIds">The tasks of the shipped file; none if it is the learner's own.</param>
/// <param name="Place">The file.</param>
/// <param name="Kind">What became of it.</param>
internal sealed record DamagedFile(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, Damage Kind)
    : BuildProblem(TaskIds, Place, WholeFile: true);
