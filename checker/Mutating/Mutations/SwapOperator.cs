using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace Katas.Checker.Mutating.Mutations;

/// <summary>An operator becomes its counterpart: + becomes -, &lt; becomes &lt;=.</summary>
internal sealed class SwapOperator : IMutation
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> Counterparts = new()
    {
        [AddExpression] = SubtractExpression,
        [SubtractExpression] = AddExpression,
        [MultiplyExpression] = DivideExpression,
        [DivideExpression] = MultiplyExpression,
        [ModuloExpression] = MultiplyExpression,
        [LessThanExpression] = LessThanOrEqualExpression,
        [LessThanOrEqualExpression] = LessThanExpression,
        [GreaterThanExpression] = GreaterThanOrEqualExpression,
        [GreaterThanOrEqualExpression] = GreaterThanExpression,
        [EqualsExpression] = NotEqualsExpression,
        [NotEqualsExpression] = EqualsExpression,
        [LogicalAndExpression] = LogicalOrExpression,
        [LogicalOrExpression] = LogicalAndExpression,
        [BitwiseAndExpression] = BitwiseOrExpression,
        [BitwiseOrExpression] = BitwiseAndExpression,
        [AddAssignmentExpression] = SubtractAssignmentExpression,
        [SubtractAssignmentExpression] = AddAssignmentExpression,
        [MultiplyAssignmentExpression] = DivideAssignmentExpression,
        [DivideAssignmentExpression] = MultiplyAssignmentExpression,
    };

    public IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when Counterparts.TryGetValue(binary.Kind(), out var kind):
                if (model.GetTypeInfo(binary).Type?.SpecialType != SpecialType.System_String)
                {
                    yield return binary.WithOperatorToken(Token(kind, binary.OperatorToken));
                }

                break;
            case AssignmentExpressionSyntax assignment when Counterparts.TryGetValue(assignment.Kind(), out var kind):
                yield return assignment.WithOperatorToken(Token(kind, assignment.OperatorToken));
                break;
            case PrefixUnaryExpressionSyntax unary when unary.Kind() is UnaryMinusExpression or LogicalNotExpression or BitwiseNotExpression:
                yield return unary.Operand;
                break;
        }
    }

    // Only the text matters: the changed file is parsed anew.
    private static SyntaxToken Token(SyntaxKind kind, SyntaxToken old) => SyntaxFactory.Token(Operator(kind)).WithTriviaFrom(old);

    private static SyntaxKind Operator(SyntaxKind kind) => kind switch
    {
        AddExpression => PlusToken,
        SubtractExpression => MinusToken,
        MultiplyExpression => AsteriskToken,
        DivideExpression => SlashToken,
        LessThanExpression => LessThanToken,
        LessThanOrEqualExpression => LessThanEqualsToken,
        GreaterThanExpression => GreaterThanToken,
        GreaterThanOrEqualExpression => GreaterThanEqualsToken,
        EqualsExpression => EqualsEqualsToken,
        NotEqualsExpression => ExclamationEqualsToken,
        LogicalAndExpression => AmpersandAmpersandToken,
        LogicalOrExpression => BarBarToken,
        BitwiseAndExpression => AmpersandToken,
        BitwiseOrExpression => BarToken,
        AddAssignmentExpression => PlusEqualsToken,
        SubtractAssignmentExpression => MinusEqualsToken,
        MultiplyAssignmentExpression => AsteriskEqualsToken,
        DivideAssignmentExpression => SlashEqualsToken,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No operator has this kind."),
    };
}
