using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Compiling;

/// <summary>A method that runs only where its name occurs, or as a test or probe of its task.</summary>
/// <param name="method">The method, of which <see cref="IsOne"/> holds.</param>
internal sealed class MethodPart(MethodDeclarationSyntax method)
{
    // Extension methods that `foreach`, `await`, `var (a, b)`, `[a, b]` and `from a in b` call by themselves.
    private static readonly HashSet<string> Unmentioned =
    [
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "Cast",
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
    ];

    // The attributes on a test, a probe and a task's member.
    private const string Test = "ForTask";
    private static readonly HashSet<string> Runners = [Test, "Probe"];
    private static readonly HashSet<string> Inert = ["Test", "KataTask"];

    private readonly HashSet<string> tasks = [.. TaskIds(method)];
    private readonly Lazy<string> tokens = new(() => string.Join(
        ' ',
        [
            .. method.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text),
            .. method.DescendantTokens().Select(token => token.Text),
        ]));

    public string Name { get; } = method.Identifier.ValueText;

    /// <summary>Whether it can be called where its type's name does not occur: it is an extension method.</summary>
    public bool IsExtension { get; } = method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;

    public TextSpan Span { get; } = method.Span;

    /// <summary>All names in it.</summary>
    public HashSet<string> Mentioned { get; } = FileParts.Names(method.DescendantTokens());

    /// <summary>The types that it stands in, and all its tokens.</summary>
    public string Tokens => tokens.Value;

    /// <summary>Whether a node is such a method: a test, a probe, or one of a static class, or private.</summary>
    public static bool IsOne(SyntaxNode node)
    {
        if (node is not MethodDeclarationSyntax method || RunsUnmentioned(method))
        {
            return false;
        }

        string[] marks = [.. Marks(method).Select(mark => mark.Name.ToString())];
        return marks.Any(Runners.Contains)
            || (marks.All(Inert.Contains) && (IsPrivate(method) || IsInStaticClass(method)));
    }

    /// <summary>Whether the compiler or the runtime may call it unasked.</summary>
    public static bool RunsUnmentioned(MethodDeclarationSyntax method) =>
        (IsInStaticClass(method) && Unmentioned.Contains(method.Identifier.ValueText))
        || Marks(method).Any(mark => mark.Name.ToString().Contains("ModuleInitializer"));

    /// <summary>Whether it is a member of one of these tasks, or one of their tests or probes.</summary>
    public bool IsOf(IReadOnlyCollection<string> taskIds) => tasks.Overlaps(taskIds);

    /// <summary>Whether it is needed, where these names are mentioned.</summary>
    public bool IsNeeded(IReadOnlyCollection<string> taskIds, HashSet<string> mentioned) => IsOf(taskIds) || mentioned.Contains(Name);

    private static bool IsPrivate(MethodDeclarationSyntax method) =>
        method.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && method.ExplicitInterfaceSpecifier is null
        && (method.Modifiers.Any(SyntaxKind.PrivateKeyword)
            || !method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword
                or SyntaxKind.ProtectedKeyword or SyntaxKind.PartialKeyword));

    /// <summary>Whether it stands in a static class, in a block of extensions or not.</summary>
    private static bool IsInStaticClass(MethodDeclarationSyntax method) =>
        method.Parent is ExtensionBlockDeclarationSyntax
        || (method.Parent is ClassDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.StaticKeyword));

    /// <summary>The attributes of a method.</summary>
    public static IEnumerable<AttributeSyntax> Marks(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes);

    /// <summary>The tasks that a method tests; none if it is no test.</summary>
    public static IEnumerable<string> TestedIds(MethodDeclarationSyntax method) =>
        Marks(method).Any(mark => mark.Name.ToString() == Test) ? TaskIds(method) : [];

    private static IEnumerable<string> TaskIds(MethodDeclarationSyntax method) =>
        from mark in Marks(method)
        where Runners.Contains(mark.Name.ToString()) || mark.Name.ToString() == "KataTask"
        select (mark.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "";
}
