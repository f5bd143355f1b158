using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>Tells TorchSharp's symbols, and the workbook's, from all others of the same name.</summary>
internal static class Symbols
{
    /// <summary>Whether TorchSharp declares it.</summary>
    public static bool IsTorch(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == "TorchSharp";

    /// <summary>Whether it is declared in a namespace of the workbook.</summary>
    public static bool IsBook(ISymbol? symbol)
    {
        var space = symbol?.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space?.Name == "Katas";
    }

    /// <summary>Whether it is a tensor, or a kind of tensor.</summary>
    public static bool IsTensor(ITypeSymbol? type) => Ancestors(type).Any(ancestor => ancestor.Name == "Tensor" && IsTorch(ancestor));

    /// <summary>Whether it is a tensor that is learned.</summary>
    public static bool IsParameter(ITypeSymbol? type) => Ancestors(type).Any(ancestor => ancestor.Name == "Parameter" && IsTorch(ancestor));

    /// <summary>Whether it is a module.</summary>
    public static bool IsModule(ITypeSymbol? type) => Ancestors(type).Any(ancestor => ancestor.Name == "Module" && IsTorch(ancestor));

    /// <summary>Whether it is an optimizer.</summary>
    public static bool IsOptimizer(ITypeSymbol? type) => Ancestors(type).Any(ancestor => ancestor.Name == "Optimizer" && IsTorch(ancestor));

    /// <summary>
    /// Whether a module has something to learn. Of one that is compiled already the parts can't be seen: unless it is known to
    /// have none, it counts as one that learns.
    /// </summary>
    public static bool Learns(ITypeSymbol? type) => IsModule(type)
        && !Ancestors(type).Any(ancestor => IsTorch(ancestor) && ancestor.Name is "ParameterLessModule" or "Loss" or "WeightedLoss")
        && (type!.DeclaringSyntaxReferences.IsEmpty
            || type.GetMembers().Select(TypeOf).Any(member => IsParameter(member) || (!Same(member, type) && Learns(member))));

    /// <summary>Whether tensors are in it: a tensor, a tuple, an array or a collection of such.</summary>
    public static bool HoldsTensors(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => HoldsTensors(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => HoldsTensors(element.Type)),
        INamedTypeSymbol { IsGenericType: true } generic when !IsModule(generic) => generic.TypeArguments.Any(HoldsTensors),
        _ => IsTensor(type),
    };

    /// <summary>The type of a field, a property, a parameter or a local; null for anything else.</summary>
    public static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    /// <summary>What an array or a collection holds; null if it is neither.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { IsGenericType: true, Name: "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "ImmutableArray" } list =>
            list.TypeArguments[0],
        INamedTypeSymbol { IsGenericType: true, Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" } map => map.TypeArguments[1],
        _ => null,
    };

    /// <summary>Whether two symbols are the same one.</summary>
    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static IEnumerable<INamedTypeSymbol> Ancestors(ITypeSymbol? type)
    {
        for (var ancestor = type as INamedTypeSymbol; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}
