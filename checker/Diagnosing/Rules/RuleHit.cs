using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A place where a rule applies.</summary>
/// <param name="Hint">What to think about; never the code.</param>
/// <param name="Excerpt">The code in question, on one line.</param>
/// <param name="Place">Its place.</param>
/// <param name="Reason">Further evidence, after "the code reads …, "; null for none.</param>
internal sealed record RuleHit(string Hint, string Excerpt, FileLinePositionSpan Place, string? Reason = null)
{
    private const int Longest = 60;

    /// <summary>The rule's evidence.</summary>
    public string Because => $"the code reads `{Excerpt}`" + (Reason is null ? "" : $", {Reason}");

    /// <summary>A hit at a piece of code, which is quoted.</summary>
    public static RuleHit At(SyntaxNode node, string hint, string? reason = null) =>
        new(hint, Shorten(node.ToString()), Anchor(node).GetLocation()!.GetLineSpan(), reason);

    /// <inheritdoc cref="At(SyntaxNode, string, string?)"/>
    public static RuleHit At(IOperation operation, string hint, string? reason = null) => At(operation.Syntax, hint, reason);

    /// <summary>A hit at what a symbol is declared by.</summary>
    public static RuleHit At(ISymbol symbol, string hint, string? reason = null)
    {
        var node = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        return new RuleHit(hint, Shorten(node.ToString()), symbol.Locations[0].GetLineSpan(), reason);
    }

    /// <summary>In a chain of calls over several lines, the line of the one that is meant.</summary>
    private static SyntaxNodeOrToken Anchor(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        BinaryExpressionSyntax binary => binary.OperatorToken,
        _ => node,
    };

    private static string Shorten(string code)
    {
        string line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(Longest - 3)] + "…";
    }
}
