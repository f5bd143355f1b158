using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Checker.Compiling;

/// <summary>The result of a compilation.</summary>
/// <param name="Compilation">For questions to the semantic model.</param>
/// <param name="Assembly">The assembly's bytes; empty if there are errors.</param>
/// <param name="Symbols">The portable PDB's bytes; empty where nobody reads lines.</param>
/// <param name="Errors">The compiler's errors.</param>
internal sealed record Compiled(
    CSharpCompilation Compilation, byte[] Assembly, byte[] Symbols, IReadOnlyList<Diagnostic> Errors)
{
    public bool Succeeded => Errors.Count == 0;
}
