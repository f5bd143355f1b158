using Microsoft.CodeAnalysis;

namespace Katas.Checker.Mutating;

/// <summary>One way to change code a little, so that it does something else.</summary>
internal interface IMutation
{
    /// <summary>The replacements for a node; none if this kind of change does not apply to it.</summary>
    /// <param name="node">The node, as it is in its file.</param>
    /// <param name="model">The file's semantic model.</param>
    IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model);
}
