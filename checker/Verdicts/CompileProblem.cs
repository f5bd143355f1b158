using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verdicts;

/// <summary>A compiler's error, and the tasks that can't be tested because of it.</summary>
/// <param name="TaskIds">The tasks.</param>
/// <param name="Place">File and line.</param>
/// <param name="Code">The compiler's code, for example <c>CS0103</c>, or <see cref="OwnCode"/>.</param>
/// <param name="Message">The compiler's message.</param>
/// <param name="WholeFile">Whether it could not be put down to one task.</param>
/// <param name="Advice">What it is called in TorchSharp or in C#; null if the message says it all.</param>
internal sealed record CompileProblem(
    IReadOnlyList<string> TaskIds, FileLinePositionSpan Place, string Code, string Message, bool WholeFile, string? Advice = null)
{
    /// <summary>The code of a problem that the checker found itself: a missing file, a changed signature.</summary>
    public const string OwnCode = "KATA";
}
