using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing;

/// <summary>What edits ask about the code that they change.</summary>
/// <param name="model">The file's semantic model.</param>
/// <param name="reference">The solution's member for the same task, whose vocabulary is worth trying; null if there is none.</param>
internal sealed class EditScope(SemanticModel model, SyntaxNode? reference)
{
    private const int MostValues = 8;

    /// <summary>The file's semantic model.</summary>
    public SemanticModel Model => model;

    /// <summary>The solution's member for the same task; null if there is none.</summary>
    public SyntaxNode? Reference => reference;

    /// <summary>An expression's type; null if it has none, or is none.</summary>
    public ITypeSymbol? Type(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression).Symbol is INamespaceOrTypeSymbol ? null
        : model.GetTypeInfo(expression).Type is { TypeKind: not TypeKind.Error, SpecialType: not SpecialType.System_Void } type ? type
        : null;

    public bool IsTensor(ExpressionSyntax expression) => Type(expression)?.Name == "Tensor";

    public bool IsNumber(ExpressionSyntax expression) => Type(expression)?.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double;

    public bool IsBoolean(ExpressionSyntax expression) => Type(expression)?.SpecialType == SpecialType.System_Boolean;

    public static bool AreSame(ITypeSymbol? left, ITypeSymbol? right) =>
        left is not null && right is not null && SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>Other values of a type that can be used at a place: locals that are declared before, parameters, fields, properties.</summary>
    public IReadOnlyList<string> Values(SyntaxNode at, ITypeSymbol type)
    {
        var owner = at.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault() is { } declaration
            ? model.GetDeclaredSymbol(declaration)
            : null;
        var statement = at.FirstAncestorOrSelf<StatementSyntax>();
        int before = statement?.SpanStart ?? at.SpanStart;
        return
        [
            .. model.LookupSymbols(at.SpanStart)
                .Where(symbol => symbol switch
                {
                    ILocalSymbol { IsConst: false } local => AreSame(local.Type, type) && IsBefore(local, before),
                    IParameterSymbol parameter => AreSame(parameter.Type, type),
                    IFieldSymbol field => AreSame(field.Type, type) && SymbolEqualityComparer.Default.Equals(field.ContainingType, owner),
                    IPropertySymbol { IsIndexer: false } property =>
                        AreSame(property.Type, type) && SymbolEqualityComparer.Default.Equals(property.ContainingType, owner),
                    _ => false,
                })
                .OrderBy(symbol => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
                .Select(symbol => symbol.Name)
                .Where(name => SyntaxFacts.IsValidIdentifier(name))
                .Take(MostValues),
        ];
    }

    /// <summary>The parameter that an argument is for.</summary>
    public IParameterSymbol? Parameter(ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list || model.GetSymbolInfo(call).Symbol is not { } symbol)
        {
            return null;
        }

        var parameters = symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        int index = list.Arguments.IndexOf(argument);
        return argument.NameColon is { } name
            ? parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.Text)
            : index < parameters.Length ? parameters[index] : parameters.LastOrDefault(parameter => parameter.IsParams);
    }

    /// <summary>The method's name in a call.</summary>
    public static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static bool IsBefore(ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.Span.End <= position;
}
