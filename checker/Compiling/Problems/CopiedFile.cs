using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>A file of another name declares what a shipped one declares, as a copy does; it is left out.</summary>
/// <param name="Place">The copy.</param>
/// <param name="Original">The shipped file's name.</param>
/// <param name="Type">What both declare.</param>
internal sealed record CopiedFile(FileLinePositionSpan Place, string Original, string Type) : BuildProblem([], Place, WholeFile: true);
