using Katas.Checker.Trying.Messages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Trying;

/// <summary>Completes names with what the compiler would find there.</summary>
internal static class ScriptCompletion
{
    /// <summary>The names that begin like the one that ends at a position.</summary>
    public static Completions At(SemanticModel model, SyntaxTree tree, int position)
    {
        string text = tree.ToString();
        int start = position;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        string prefix = text[start..position];
        var symbols = start > 0 && text[start - 1] == '.' ? Members(model, tree, start - 1) : model.LookupSymbols(start);
        return new Completions(start, [
            .. symbols
                .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Where(symbol => symbol is not IMethodSymbol { MethodKind: MethodKind.Destructor })
                .Where(symbol => !IsHidden(symbol))
                .Select(symbol => symbol.Name)
                .Distinct()
                .OrderBy(name => name.StartsWith(prefix, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(name => name, StringComparer.OrdinalIgnoreCase),
        ]);
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxTree tree, int dot)
    {
        var left = tree.GetRoot().FindToken(dot).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            ConditionalAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } => access.Expression,
            _ => (ExpressionSyntax?)null,
        };
        if (left is null)
        {
            return [];
        }

        var named = model.GetSymbolInfo(left).Symbol;
        if (named is INamespaceOrTypeSymbol container)
        {
            return model.LookupSymbols(dot, container).Where(symbol => symbol.IsStatic || symbol is INamespaceOrTypeSymbol);
        }

        var type = model.GetTypeInfo(left).Type;
        return type is null or IErrorTypeSymbol
            ? []
            : model.LookupSymbols(dot, type, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol);
    }

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);
}
