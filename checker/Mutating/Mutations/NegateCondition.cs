using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Mutating.Mutations;

/// <summary>A condition becomes its opposite.</summary>
internal sealed class NegateCondition : IMutation
{
    public IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model)
    {
        bool isCondition = node.Parent switch
        {
            IfStatementSyntax branch => branch.Condition == node,
            WhileStatementSyntax loop => loop.Condition == node,
            ConditionalExpressionSyntax choice => choice.Condition == node,
            _ => false,
        };
        if (isCondition)
        {
            yield return SyntaxFactory.ParseExpression($"!({node})");
        }
    }
}
