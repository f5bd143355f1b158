using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>One way to change a learner's code a little.</summary>
internal interface IEdits
{
    /// <summary>The changes of a node; none if this way does not apply to it. They need not compile.</summary>
    /// <param name="node">The node, as it is in its file.</param>
    /// <param name="scope">What is known about it.</param>
    IEnumerable<Edit> Find(SyntaxNode node, EditScope scope);
}
