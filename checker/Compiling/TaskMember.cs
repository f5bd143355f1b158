using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>A member marked <c>[KataTask("NN.T")]</c>.</summary>
/// <param name="TaskId">The id in the attribute.</param>
/// <param name="Syntax">The declaration.</param>
internal sealed record TaskMember(string TaskId, MemberDeclarationSyntax Syntax)
{
    /// <summary>Type, name and parameters, as a person would write them: <c>Attention.Scale(Tensor scores, long dK)</c>.</summary>
    public string Signature
    {
        get
        {
            string type = Syntax.Parent is TypeDeclarationSyntax parent ? parent.Identifier.Text : "?";
            return Syntax switch
            {
                MethodDeclarationSyntax method => $"{type}.{method.Identifier.Text}{method.ParameterList.NormalizeWhitespace()}",
                ConstructorDeclarationSyntax constructor => $"new {type}{constructor.ParameterList.NormalizeWhitespace()}",
                PropertyDeclarationSyntax property => $"{type}.{property.Identifier.Text}",
                _ => type,
            };
        }
    }

    /// <summary>The declaration as a whole, but for attributes, body and white space.</summary>
    public string Header => PublicMember.TextOf(Syntax);

    /// <summary>The place of the member's name.</summary>
    public FileLinePositionSpan Place => (Syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => Syntax.GetFirstToken(),
    }).GetLocation().GetLineSpan();

    /// <summary>All marked members of a file.</summary>
    public static IEnumerable<TaskMember> In(SyntaxTree tree) =>
        from member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        from id in Ids(member)
        select new TaskMember(id, member);

    /// <summary>Whether a member is a task.</summary>
    public static bool IsMarked(MemberDeclarationSyntax member) => Ids(member).Any();

    /// <summary>All marked members of a lesson's files.</summary>
    public static IEnumerable<TaskMember> In(IEnumerable<SyntaxTree> trees) => trees.SelectMany(In);

    private static IEnumerable<string> Ids(MemberDeclarationSyntax member) =>
        from list in member.AttributeLists
        from attribute in list.Attributes
        where attribute.Name.ToString().Split('.')[^1] is "KataTask" or "KataTaskAttribute"
        let id = (attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax)?.Token.ValueText
        where id is not null
        select id;
}
