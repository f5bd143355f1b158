using Katas.Checker.Book;
using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>The names that TorchSharp knows, as the compiler sees them.</summary>
internal static class TorchNames
{
    private const int Most = 3;

    // Where names are looked up first; the rest (vision, audio, data sets) is not part of the course.
    private static readonly string[] Places =
        ["torch+Tensor", "torch", "torch+nn+functional", "torch+nn", "torch+nn+init", "torch+special", "torch+linalg", "torch+optim", "torch+nn+utils"];

    /// <summary>
    /// The members of the type with the same name apart from capitals and underscores; or those elsewhere; or, in the type itself, those
    /// with nearly the same name. In the form that code uses, at most three.
    /// </summary>
    /// <param name="compilation">A compilation that refers to TorchSharp.</param>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="owner">The type in which it was looked for; null if there is none.</param>
    public static IReadOnlyList<string> Near(Compilation compilation, string name, ITypeSymbol? owner)
    {
        var members = Places
            .Select(place => compilation.GetTypeByMetadataName($"TorchSharp.{place}"))
            .OfType<INamedTypeSymbol>()
            .SelectMany(place => place.GetMembers().Where(IsOffered).Select(member => (Place: place, member.Name)))
            .Where(member => member.Name.EndsWith('_') == name.EndsWith('_')) // what changes a tensor in place is for whoever asks for it
            .Distinct()
            .ToList();
        string plain = Plain(name);
        var alike = members.Where(member => Plain(member.Name) == plain);
        var alikeHere = alike.Where(member => Symbols.Same(member.Place, owner));
        var exact = members.Where(member => member.Name == name);
        int tolerance = plain.Length < 3 ? 0 : plain.Length < 6 ? 1 : 2;
        var close = members
            .Where(member => owner is null || Symbols.Same(member.Place, owner))
            .Select(member => (Member: member, Distance: Nearest.Distance(Plain(member.Name), plain)))
            .Where(pair => pair.Distance <= tolerance)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Member);
        return new[] { alikeHere, exact, alike, close }
            .Select(found => (IReadOnlyList<string>)[.. found.Select(Text).Take(Most)])
            .FirstOrDefault(found => found.Count > 0, []);
    }

    private static bool IsOffered(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false } or IFieldSymbol;

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    private static string Text((INamedTypeSymbol Place, string Name) member) =>
        $"{member.Place.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}.{member.Name}";
}
