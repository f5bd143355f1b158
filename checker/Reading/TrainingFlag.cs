using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Reading;

/// <summary>Whether code tells training from evaluation.</summary>
internal static class TrainingFlag
{
    /// <summary>What says whether a module is training: the property, or an argument by that name.</summary>
    public const string Name = "training";

    /// <summary>Whether a place is reached only in one of the two: a condition around it, or one that left before, reads the flag.</summary>
    public static bool IsAsked(TaskCode code, SyntaxNode place) => code.Member.DescendantNodes().Any(node =>
    {
        var condition = node switch
        {
            IfStatementSyntax choice => choice.Condition,
            ConditionalExpressionSyntax choice => choice.Condition,
            SwitchExpressionSyntax choice => choice.GoverningExpression,
            _ => null,
        };
        return condition is not null
            && (node.Span.Contains(place.Span) || (node is IfStatementSyntax && node.Span.End <= place.SpanStart))
            && condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == Name);
    });
}
