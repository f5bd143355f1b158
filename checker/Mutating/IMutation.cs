using Microsoft.CodeAnalysis;

namespace Katas.Checker.Mutating;

/// <summary>One way to change code a little, so that it no longer does the same.</summary>
internal interface IMutation
{
    /// <summary>What a node may be replaced with; nothing if this kind of change does not apply to it.</summary>
    /// <param name="node">The node, as it is in its file.</param>
    /// <param name="model">What the file's names mean.</param>
    IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model);
}
