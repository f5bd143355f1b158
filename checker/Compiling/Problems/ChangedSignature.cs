using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A task's member is not declared as it was shipped, so that its tests can't call it.</summary>
/// <param name="TaskIds">The tasks of its file.</param>
/// <param name="Place">The member, or the file.</param>
/// <param name="TaskId">The task whose member it is.</param>
/// <param name="Expected">The shipped signature.</param>
/// <param name="Present">The learner's; null if no member is marked as that task.</param>
internal sealed record ChangedSignature(
    IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string TaskId, string Expected, string? Present)
    : BuildProblem(TaskIds, Place, WholeFile: true);
