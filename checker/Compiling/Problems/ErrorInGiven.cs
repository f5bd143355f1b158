using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>The compiler does not accept a file that is given, and nothing in the learner's files explains it.</summary>
/// <param name="TaskIds">All tasks of the lesson.</param>
/// <param name="Error">The compiler's error.</param>
/// <param name="Lesson">The lesson's number.</param>
internal sealed record ErrorInGiven(IReadOnlyList<string> TaskIds, Diagnostic Error, string Lesson)
    : BuildProblem(TaskIds, Error.Location.GetLineSpan(), WholeFile: true);
