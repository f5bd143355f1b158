using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>The types that files declare, by name and namespace.</summary>
internal static class DeclaredTypes
{
    public static IEnumerable<string> Names(SyntaxTree tree) => Declarations(tree).Select(Name);

    /// <summary>Those that can be declared in one file only.</summary>
    public static IEnumerable<string> NotPartial(SyntaxTree tree) =>
        Declarations(tree).Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(Name);

    /// <summary>The learner's files of other names that declare what a shipped file declares: copies of it, or itself, renamed.</summary>
    /// <param name="shipped">The shipped file, as the solution has it.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="names">The names of all shipped files.</param>
    public static IEnumerable<SyntaxTree> Rivals(SyntaxTree shipped, IEnumerable<SyntaxTree> files, IReadOnlyCollection<string> names)
    {
        var types = Names(shipped).ToHashSet();
        return files.Where(tree => !names.Contains(Path.GetFileName(tree.FilePath)) && NotPartial(tree).Any(types.Contains));
    }

    public static IEnumerable<BaseTypeDeclarationSyntax> Declarations(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    public static string Name(BaseTypeDeclarationSyntax type)
    {
        string? space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        return $"{space}.{type.Identifier.Text}";
    }
}
