using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>Tests do not compile with the learner's files, and nothing in those explains it.</summary>
/// <param name="TaskIds">The tasks of the tests.</param>
/// <param name="Error">What the compiler says.</param>
internal sealed record ErrorInTests(IReadOnlyList<string> TaskIds, Diagnostic Error)
    : BuildProblem(TaskIds, Error.Location.GetLineSpan(), WholeFile: true);
