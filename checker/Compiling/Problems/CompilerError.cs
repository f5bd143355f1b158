using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling.Problems;

/// <summary>The compiler does not accept a line of the learner's.</summary>
/// <param name="TaskIds">The tasks that can't be tested because of it.</param>
/// <param name="Error">What the compiler says.</param>
/// <param name="Compilation">What it was compiling.</param>
/// <param name="WholeFile">Whether the line belongs to no task.</param>
internal sealed record CompilerError(IReadOnlyList<string> TaskIds, Diagnostic Error, Compilation Compilation, bool WholeFile)
    : BuildProblem(TaskIds, Error.Location.GetLineSpan(), WholeFile);
