using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>A file, taken apart into the methods that run only if they are mentioned, and everything else.</summary>
internal sealed class FileParts
{
    private readonly SyntaxTree tree;
    private readonly HashSet<string> types;
    private readonly HashSet<string> tasks;
    private readonly bool isAlwaysNeeded;
    private readonly Lazy<string> rest;
    private readonly Dictionary<string, SyntaxTree> known = [];

    private FileParts(SyntaxTree tree)
    {
        this.tree = tree;
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var members = root.DescendantNodes().OfType<MemberDeclarationSyntax>().ToList();
        var declared = members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        types = [.. declared.SelectMany(Names)];
        tasks = [.. TaskMember.In(tree).Select(member => member.TaskId)];
        Methods = [.. members.OfType<MethodDeclarationSyntax>().Where(MethodPart.IsOne).Select(method => new MethodPart(method))];
        rest = new(() => Rest(root));
        Mentioned = Names(root.DescendantTokens(node => !MethodPart.IsOne(node)));
        isAlwaysNeeded = root.AttributeLists.Count > 0
            || declared.Count == 0
            || root.Usings.Any(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            || declared.Any(type => type.AttributeLists.Count > 0 || type.IsKind(SyntaxKind.ExtensionBlockDeclaration))
            || members.OfType<MethodDeclarationSyntax>().Any(MethodPart.RunsUnmentioned);
    }

    /// <summary>The file.</summary>
    public string Path => tree.FilePath;

    /// <summary>The methods that can be left out.</summary>
    public IReadOnlyList<MethodPart> Methods { get; }

    /// <summary>All names in the rest.</summary>
    public HashSet<string> Mentioned { get; }

    public static FileParts Split(SyntaxTree tree) => new(tree);

    /// <summary>The names among tokens. A string may be one, too, for reflection.</summary>
    public static HashSet<string> Names(IEnumerable<SyntaxToken> tokens) =>
        [.. tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken))
            .Select(token => token.ValueText)];

    /// <summary>Whether something of the file is needed, where these names are mentioned.</summary>
    public bool IsNeeded(IReadOnlyCollection<string> taskIds, HashSet<string> mentioned) =>
        isAlwaysNeeded || mentioned.Overlaps(types)
        || Methods.Any(method => method.IsOf(taskIds) || (method.IsExtension && mentioned.Contains(method.Name)))
        || tasks.Overlaps(taskIds);

    /// <summary>Whether a task's member stands in it.</summary>
    public bool Declares(string taskId) => tasks.Contains(taskId);

    /// <summary>The file without some of its methods.</summary>
    public SyntaxTree Without(IReadOnlyList<MethodPart> methods)
    {
        if (methods.Count == 0)
        {
            return tree;
        }

        string key = string.Join(' ', methods.Select(method => method.Span.Start));
        lock (known)
        {
            return known.TryGetValue(key, out var shorter) ? shorter : known[key] = tree.Without(methods.Select(method => method.Span));
        }
    }

    /// <summary>
    /// What the compiler sees of the file without some of its methods: no comments, no white space. The text of a method that is left out,
    /// and the places of the others, make no difference.
    /// </summary>
    public string TokensWithout(IReadOnlyList<MethodPart> methods) =>
        string.Join('\n', [rest.Value, .. Methods.Except(methods).Select(method => method.Tokens)]);

    /// <summary>The tokens outside of the methods that can be left out, and what stands between tokens and counts all the same.</summary>
    private static string Rest(CompilationUnitSyntax root) => string.Join(
        ' ',
        [
            .. root.DescendantTokens(node => !MethodPart.IsOne(node)).Select(token => token.Text),
            .. root.DescendantTrivia()
                .Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                .Select(trivia => trivia.ToFullString()),
        ]);

    /// <summary>A type's name; of an attribute also the short one, by which it is used.</summary>
    private static IEnumerable<string> Names(MemberDeclarationSyntax type)
    {
        const string Attribute = "Attribute";
        string name = type switch
        {
            BaseTypeDeclarationSyntax named => named.Identifier.ValueText,
            DelegateDeclarationSyntax named => named.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith(Attribute, StringComparison.Ordinal) ? [name, name[..^Attribute.Length]] : [name];
    }
}
