using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>What has a source file's name is a pipe, a device, or a link that leads nowhere; it is left out.</summary>
/// <param name="TaskIds">The tasks of the shipped file of that name; none if there is no such file.</param>
/// <param name="Place">Where it is.</param>
/// <param name="LeadsNowhere">Whether it is a link.</param>
internal sealed record NotOrdinaryFile(IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, bool LeadsNowhere)
    : BuildProblem(TaskIds, Place, WholeFile: true);
