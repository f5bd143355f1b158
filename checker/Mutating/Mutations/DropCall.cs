using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Mutating.Mutations;

/// <summary>
/// A call is left out: a statement goes, <c>x.softmax(-1)</c> becomes <c>x</c>, <c>Dropout(x)</c> becomes <c>x</c>.
/// </summary>
internal sealed class DropCall : IMutation
{
    public IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax } statement:
                yield return SyntaxFactory.EmptyStatement().WithTriviaFrom(statement);
                break;
            case InvocationExpressionSyntax call when model.GetTypeInfo(call).Type is { } type:
                if (call.Expression is MemberAccessExpressionSyntax member && IsOf(type, member.Expression, model))
                {
                    yield return member.Expression;
                }
                else if (call.ArgumentList.Arguments.FirstOrDefault(argument => IsOf(type, argument.Expression, model)) is { } argument)
                {
                    yield return argument.Expression;
                }

                break;
        }
    }

    private static bool IsOf(ITypeSymbol type, ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression).Symbol is not (INamespaceOrTypeSymbol or IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        && SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(expression).Type);
}
