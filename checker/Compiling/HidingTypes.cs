using Katas.Checker.Compiling.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>
/// Types of the learner's own that tests, or what is given, take for others of the same name: a <c>static class Math</c> in
/// the lesson's namespace comes before <c>System.Math</c>.
/// </summary>
internal static class HidingTypes
{
    /// <summary>Those that errors outside of the learner's files come from.</summary>
    /// <param name="compiled">What did not compile.</param>
    /// <param name="own">The learner's files.</param>
    /// <param name="shipped">Their files as the solution has them: what those declare hides nothing.</param>
    /// <param name="suite">The tests and probes.</param>
    public static IEnumerable<BuildProblem> Find(
        Compiled compiled, IReadOnlyList<SyntaxTree> own, IEnumerable<SyntaxTree> shipped, IReadOnlyList<SyntaxTree> suite)
    {
        var known = shipped.SelectMany(DeclaredTypes.Names).ToHashSet();
        var types = own.SelectMany(DeclaredTypes.Declarations)
            .Where(type => !known.Contains(DeclaredTypes.Name(type)))
            .DistinctBy(type => type.Identifier.Text)
            .ToDictionary(type => type.Identifier.Text);
        var uses =
            from error in compiled.Errors
            where error.Location.SourceTree is { } tree && !own.Contains(tree)
            from name in Names(error)
            where types.ContainsKey(name.Identifier.Text) && Means(compiled.Compilation, name, types[name.Identifier.Text])
            select (Type: types[name.Identifier.Text], Error: error);
        return
            from use in uses.ToList()
            group use.Error by use.Type into errors
            select new HidingType(
                [.. errors.Where(error => suite.Contains(error.Location.SourceTree)).SelectMany(SuiteErrors.TaskIds).Distinct()],
                errors.Key.Identifier.GetLocation().GetLineSpan(),
                errors.Key.Identifier.Text,
                Hidden(compiled.Compilation, errors.First().Location.SourceTree!, errors.Key.Identifier.Text));
    }

    /// <summary>The files without such types; what is left stays on its line.</summary>
    public static IReadOnlyList<SyntaxTree> Without(IReadOnlyList<SyntaxTree> files, IReadOnlyList<BuildProblem> problems) =>
        [.. files.Select(tree => problems.OfType<HidingType>().Where(type => type.Place.Path == tree.FilePath).Aggregate(tree, Without))];

    private static SyntaxTree Without(SyntaxTree tree, HidingType type) =>
        DeclaredTypes.Declarations(tree).FirstOrDefault(declaration => declaration.Identifier.Text == type.Type) is { } declared
            ? tree.Without([declared.Span])
            : tree;

    /// <summary>The names that stand around an error.</summary>
    private static IEnumerable<IdentifierNameSyntax> Names(Diagnostic error)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var around = node.AncestorsAndSelf().FirstOrDefault(part => part is StatementSyntax or MemberDeclarationSyntax) ?? node;
        return around.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>();
    }

    private static bool Means(Compilation compilation, IdentifierNameSyntax name, BaseTypeDeclarationSyntax type) =>
        compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol is INamedTypeSymbol symbol
        && symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == type.SyntaxTree);

    /// <summary>The type of the same name in a namespace that the file uses.</summary>
    private static string? Hidden(Compilation compilation, SyntaxTree tree, string name) =>
        compilation.SyntaxTrees
            .SelectMany(file => ((CompilationUnitSyntax)file.GetRoot()).Usings
                .Where(directive => file == tree || directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            .Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None))
            .Select(directive => $"{directive.Name}.{name}")
            .FirstOrDefault(full => compilation.GetTypeByMetadataName(full) is not null);
}
