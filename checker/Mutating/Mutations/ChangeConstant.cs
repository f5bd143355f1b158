using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Mutating.Mutations;

/// <summary>A number grows by one, which for a dimension means another one; true becomes false.</summary>
internal sealed class ChangeConstant : IMutation
{
    public IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model)
    {
        if (node is not LiteralExpressionSyntax literal)
        {
            yield break;
        }

        switch (literal.Token.Value)
        {
            case bool value:
                yield return SyntaxFactory.ParseExpression(value ? "false" : "true");
                break;
            case int or long:
                long whole = Convert.ToInt64(literal.Token.Value, CultureInfo.InvariantCulture);
                yield return SyntaxFactory.ParseExpression((whole + 1).ToString(CultureInfo.InvariantCulture));
                break;
            case float or double:
                double number = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture) + 1;
                yield return SyntaxFactory.ParseExpression(
                    number.ToString("0.0###############", CultureInfo.InvariantCulture) + (literal.Token.Value is float ? "f" : ""));
                break;
        }
    }
}
