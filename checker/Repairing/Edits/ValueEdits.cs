using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>One value for another of the same type: an argument, a local, a field; a member of an enumeration; null for a value.</summary>
internal sealed class ValueEdits : IEdits
{
    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        if (node is not ExpressionSyntax expression || !TensorEdits.IsUse(expression))
        {
            yield break;
        }

        switch (expression)
        {
            case IdentifierNameSyntax name
                when scope.Model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol
                && scope.Type(name) is { } type:
                foreach (string other in scope.Values(name, type).Where(other => other != name.Identifier.Text))
                {
                    yield return new Edit(node, other, ChangeKind.Value);
                }

                if (type.IsReferenceType && name.Parent is ArgumentSyntax)
                {
                    yield return new Edit(node, "null", ChangeKind.Value) { Rank = 3 };
                }

                break;
            case MemberAccessExpressionSyntax access
                when scope.Model.GetSymbolInfo(access).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member:
                foreach (var other in member.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(other => other.Name != member.Name).Take(4))
                {
                    yield return new Edit(node, $"{access.Expression}.{other.Name}", ChangeKind.Value);
                }

                break;
            case MemberAccessExpressionSyntax access when scope.Model.GetSymbolInfo(access).Symbol is IPropertySymbol or IFieldSymbol
                && scope.Type(access) is { } type && scope.Type(access.Expression)?.Name != "Tensor":
                var owner = scope.Type(access.Expression);
                foreach (var other in (owner?.GetMembers() ?? []).Where(other => other.Name != access.Name.Identifier.Text && !other.IsStatic))
                {
                    var its = other switch { IFieldSymbol field => field.Type, IPropertySymbol { IsIndexer: false } property => property.Type, _ => null };
                    if (EditScope.AreSame(its, type))
                    {
                        yield return new Edit(node, $"{access.Expression}.{other.Name}", ChangeKind.Value) { Rank = 1 };
                    }
                }

                break;
            case InvocationExpressionSyntax call when scope.Type(call) is { } type && type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32:
                foreach (string other in scope.Values(call, scope.Type(call)!).Take(4))
                {
                    yield return new Edit(node, other, ChangeKind.Value) { Rank = 1 };
                }

                break;
            case LiteralExpressionSyntax { Token.Text: "null" } when scope.Model.GetTypeInfo(expression).ConvertedType is { } wanted:
                foreach (string other in scope.Values(expression, wanted))
                {
                    yield return new Edit(node, other, ChangeKind.Value);
                }

                break;
        }
    }
}
