using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>The compiler does not accept one of the learner's lines.</summary>
/// <param name="TaskIds">The tasks that can't be tested because of it.</param>
/// <param name="Error">The compiler's error.</param>
/// <param name="Compilation">The compilation.</param>
/// <param name="WholeFile">Whether the line belongs to no task.</param>
internal sealed record CompilerError(IReadOnlyList<string> TaskIds, Diagnostic Error, Compilation Compilation, bool WholeFile)
    : BuildProblem(TaskIds, Error.Location.GetLineSpan(), WholeFile);
