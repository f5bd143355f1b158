using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Reading;

/// <summary>The order of two places in a method, and whether it always holds.</summary>
internal static class Branches
{
    /// <summary>The loops around a place, innermost first.</summary>
    public static IEnumerable<StatementSyntax> Loops(SyntaxNode node) =>
        node.Ancestors().OfType<StatementSyntax>().Where(
            statement => statement is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    /// <summary>Whether every way to <paramref name="later"/> leads through <paramref name="earlier"/>.</summary>
    public static bool AlwaysBefore(SyntaxNode earlier, SyntaxNode later) =>
        !earlier.AncestorsAndSelf().TakeWhile(node => !node.Span.Contains(later.Span)).Any(IsBranch);

    /// <summary>Whether no way leads from one place to the other: different branches of one choice, or a branch that leaves.</summary>
    public static bool Exclude(SyntaxNode earlier, SyntaxNode later)
    {
        foreach (var node in earlier.AncestorsAndSelf().TakeWhile(node => !node.Span.Contains(later.Span)))
        {
            if (node is BlockSyntax { Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] } && IsBranch(node))
            {
                return true;
            }

            var other = node.Parent switch
            {
                IfStatementSyntax choice when choice.Statement == node => choice.Else,
                ConditionalExpressionSyntax choice when choice.WhenTrue == node => choice.WhenFalse,
                SwitchStatementSyntax or SwitchExpressionSyntax when node is SwitchSectionSyntax or SwitchExpressionArmSyntax => node.Parent,
                _ => null,
            };
            if (other?.Span.Contains(later.Span) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBranch(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax choice => choice.Statement == node,
        ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax => true,
        ConditionalExpressionSyntax choice => choice.Condition != node,
        ForStatementSyntax loop => loop.Statement == node,
        CommonForEachStatementSyntax loop => loop.Statement == node,
        WhileStatementSyntax loop => loop.Statement == node,
        _ => false,
    };
}
