using Katas.Checker.Compiling;
using Katas.Checker.Mutating.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Mutating;

/// <summary>Makes every mutant of a file.</summary>
internal static class Mutator
{
    /// <summary>The number of elements up to which a list is code.</summary>
    private const int MostElements = 40;

    private static readonly IMutation[] Mutations =
        [new SwapOperator(), new ChangeConstant(), new NegateCondition(), new DropCall(), new SwapFunction()];

    /// <summary>All mutants of a file, in the order of its lines.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="model">Its semantic model.</param>
    public static IEnumerable<Mutant> Mutate(SyntaxTree tree, SemanticModel model)
    {
        var root = tree.GetRoot();
        var tasks = TaskMember.In(tree).ToList();
        return
            from node in root.DescendantNodes(node => !IsSpared(node))
            where !IsSpared(node)
            from mutation in Mutations
            from replacement in mutation.Replacements(node, model)
            let text = replacement is EmptyStatementSyntax ? "" : replacement.ToString()
            select new Mutant(
                Path.GetFileName(tree.FilePath),
                Member(node),
                node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                tasks.FirstOrDefault(task => task.Syntax.Span.Contains(node.Span))?.TaskId,
                Line(node.ToString()),
                Line(text),
                tree,
                SourceTrees.Parse(Changed(tree, node, replacement, text), tree.FilePath));
    }

    /// <summary>
    /// Code that is not part of a learner's answer: argument checks come with the stub, exceptions are its words, and names, attributes and
    /// default values belong to the signature. Neither is a table of measurements: that it holds what was measured, no test of code can tell.
    /// </summary>
    private static bool IsSpared(SyntaxNode node) => node switch
    {
        StatementSyntax statement when Stubber.IsGuard(statement) => true,
        CollectionExpressionSyntax { Elements.Count: > MostElements } => true,
        ThrowStatementSyntax or ThrowExpressionSyntax or AttributeListSyntax or ParameterListSyntax => true,
        UsingDirectiveSyntax or ConstructorInitializerSyntax or InterpolatedStringExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        _ => false,
    };

    private static string Member(SyntaxNode node) => node.AncestorsAndSelf().Select(ancestor => ancestor switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    }).FirstOrDefault(name => name is not null) ?? "";

    private static string Changed(SyntaxTree tree, SyntaxNode node, SyntaxNode replacement, string text)
    {
        string old = tree.ToString();
        // A tensor of a sum that is moved as a whole keeps its brackets.
        string put = replacement is EmptyStatementSyntax ? ";" : node is ExpressionSyntax and not IdentifierNameSyntax ? $"({text})" : text;
        return string.Concat(old.AsSpan(0, node.SpanStart), put, old.AsSpan(node.Span.End));
    }

    private static string Line(string code) => string.Join(' ', code.Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
