using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>
/// What helps where the compiler refuses code because TorchSharp is not PyTorch, or C# not Python. The compiler's own message says what is
/// wrong; this says what to write here.
/// </summary>
internal static class CompileAdvice
{
    /// <summary>The advice, in a sentence or two; null where the compiler's message says it all.</summary>
    /// <param name="error">The compiler's error.</param>
    /// <param name="compilation">What was compiled.</param>
    public static string? Advise(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return null;
        }

        var found = new CompileError(
            error, tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true), compilation.GetSemanticModel(tree));
        return PythonAdvice.Advise(found) ?? NameAdvice.Advise(found) ?? PackageAdvice.Advise(found) ?? CallAdvice.Advise(found)
            ?? ValueAdvice.Advise(found);
    }
}
