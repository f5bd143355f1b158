using Microsoft.CodeAnalysis;

namespace Katas.Checker.Mutating;

/// <summary>A solution file with one small thing changed, which a test should notice.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Member">The method, constructor or property around the change.</param>
/// <param name="Line">Where the change is, from 1.</param>
/// <param name="TaskId">The task around it; null in code that is given.</param>
/// <param name="Was">The changed code, as it was.</param>
/// <param name="Becomes">The changed code; empty if it was dropped.</param>
/// <param name="Original">The file as it was.</param>
/// <param name="Tree">The file as it becomes.</param>
internal sealed record Mutant(
    string File, string Member, int Line, string? TaskId, string Was, string Becomes, SyntaxTree Original, SyntaxTree Tree)
{
    /// <summary>The change, as a person would note it.</summary>
    public string Change => Becomes.Length > 0 ? $"{Was} → {Becomes}" : $"{Was} dropped";
}
