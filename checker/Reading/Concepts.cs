using Katas.Toolkit;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reading;

/// <summary>Reads what the members of lessons compute.</summary>
internal static class Concepts
{
    private const string Solutions = "Katas.Solutions";

    /// <summary>
    /// What a member is marked with; null if with nothing. Where the mark is missing in the code at hand (a learner's file from
    /// before it was there, a catalogue entry), the solution's member of the same signature tells.
    /// </summary>
    public static Concept? Find(ISymbol member, Compilation compilation) =>
        !Symbols.IsBook(member) ? null : Mark(member) ?? (Shipped(member, compilation) is { } shipped ? Mark(shipped) : null);

    private static Concept? Mark(ISymbol member) => member.OriginalDefinition.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == nameof(ComputesAttribute) && attribute.ConstructorArguments.Length == 1)
        .Select(attribute => attribute.ConstructorArguments[0].Value is int value ? (Concept?)value : null)
        .FirstOrDefault();

    private static ISymbol? Shipped(ISymbol member, Compilation compilation)
    {
        if (member.ContainingType is not { } type || member.ContainingAssembly?.Name == Solutions)
        {
            return null;
        }

        string? id = Id(member);
        string name = $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
        return compilation.References
            .Select(reference => compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol)
            .FirstOrDefault(assembly => assembly?.Name == Solutions)?
            .GetTypeByMetadataName(name)?
            .GetMembers(member.Name)
            .FirstOrDefault(shipped => Id(shipped) == id);
    }

    private static string? Id(ISymbol member) => DocumentationCommentId.CreateDeclarationId(member.OriginalDefinition);
}
