using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Repairing;

/// <summary>One small change of the learner's code, and where it is.</summary>
/// <param name="Node">The node that it is about.</param>
/// <param name="Parts">What is put in the place of what.</param>
/// <param name="Kind">What it changes.</param>
internal sealed record Edit(SyntaxNode Node, IReadOnlyList<TextChange> Parts, ChangeKind Kind)
{
    /// <summary>An edit that replaces a node.</summary>
    public Edit(SyntaxNode node, string text, ChangeKind kind)
        : this(node, [new TextChange(node.Span, text)], kind)
    {
    }

    /// <summary>Whether it is made for the task at hand, and not by a table: it is tried after these.</summary>
    public double Rank { get; init; }

    /// <summary>The file.</summary>
    public SyntaxTree Tree => Node.SyntaxTree;

    /// <summary>The first line that changes, from 0.</summary>
    public int Line => Tree.GetLineSpan(Parts[0].Span).StartLinePosition.Line;

    /// <summary>Whether both can be made: they have no place in common.</summary>
    public bool IsApartFrom(Edit other) =>
        Tree != other.Tree || !Parts.Any(part => other.Parts.Any(its => part.Span.OverlapsWith(its.Span) || part.Span == its.Span));
}
