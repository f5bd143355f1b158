using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>A declaration that tests may use.</summary>
/// <param name="Type">The type that it stands in; of a type, the type itself.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">The declaration without attributes and body: <c>public static Tensor Scale(Tensor scores, long dK)</c>.</param>
/// <param name="Place">The place of its name.</param>
internal sealed record PublicMember(string Type, string Name, string Text, FileLinePositionSpan Place)
{
    // What makes no difference to whoever uses the member.
    private static readonly HashSet<SyntaxKind> Inner =
        [SyntaxKind.AsyncKeyword, SyntaxKind.UnsafeKeyword, SyntaxKind.PartialKeyword, SyntaxKind.SealedKeyword];

    /// <summary>The public members of shipped files that the learner's files do not declare in the same way.</summary>
    /// <param name="shipped">The files as the solution has them.</param>
    /// <param name="own">The learner's files.</param>
    /// <returns>The shipped member, what the learner has by that name, and the file.</returns>
    public static IEnumerable<(PublicMember Expected, PublicMember? Present, string File)> Changes(
        IEnumerable<SyntaxTree> shipped, IReadOnlyList<SyntaxTree> own)
    {
        foreach (var original in shipped)
        {
            if (own.FirstOrDefault(tree => Path.GetFileName(tree.FilePath) == Path.GetFileName(original.FilePath)) is not { } file)
            {
                continue;
            }

            var present = In(file).ToList();
            foreach (var expected in In(original).Where(member => member.Text.StartsWith("public ", StringComparison.Ordinal)))
            {
                var named = present.Where(member => (member.Type, member.Name) == (expected.Type, expected.Name)).ToList();
                if (named.All(member => member.Text != expected.Text))
                {
                    yield return (expected, named.FirstOrDefault(), file.FilePath);
                }
            }
        }
    }

    /// <summary>A declaration without attributes, body and what makes no difference to its users.</summary>
    public static string TextOf(MemberDeclarationSyntax member)
    {
        string modifiers = string.Concat(member.Modifiers.Where(modifier => !Inner.Contains(modifier.Kind())).Select(modifier => $"{modifier.Text} "));
        return modifiers + member switch
        {
            TypeDeclarationSyntax type => $"{type.Keyword.Text} {type.Identifier.Text}{type.TypeParameterList}",
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method =>
                $"{Plain(method.ReturnType)} {method.Identifier.Text}{method.TypeParameterList}{Plain(method.ParameterList)}",
            ConstructorDeclarationSyntax constructor => $"{constructor.Identifier.Text}{Plain(constructor.ParameterList)}",
            PropertyDeclarationSyntax property => $"{Plain(property.Type)} {property.Identifier.Text}",
            _ => "",
        };
    }

    private static IEnumerable<PublicMember> In(SyntaxTree tree) =>
        from member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        let name = NameOf(member)
        where name != default
        let type = (member as BaseTypeDeclarationSyntax ?? member.Parent as BaseTypeDeclarationSyntax)?.Identifier.Text ?? ""
        select new PublicMember(type, name.Text, TextOf(member), name.GetLocation().GetLineSpan());

    private static SyntaxToken NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => default,
    };

    private static string Plain(SyntaxNode node) => node.NormalizeWhitespace().ToString();
}
