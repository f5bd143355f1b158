using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A public member is not declared as it was shipped, so that tests that use it do not compile.</summary>
/// <param name="TaskIds">The tasks of those tests.</param>
/// <param name="Place">The member, or the file.</param>
/// <param name="Expected">The shipped declaration.</param>
/// <param name="Present">The learner's; null if there is none of that name.</param>
internal sealed record ChangedDeclaration(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string Expected, string? Present)
    : BuildProblem(TaskIds, Place, WholeFile: false);
