using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Comparing;

/// <summary>A probe as it is written in the suite: the inputs that a task is run on.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Code">Its code.</param>
/// <param name="PartNames">The names of the tuple that it returns; none if it has no names.</param>
internal sealed partial record ProbeSource(string Name, string Code, IReadOnlyList<string> PartNames)
{
    /// <summary>The name in words: <c>TwoAppends</c> is "Two appends".</summary>
    public string Words => Sentence(Name);

    /// <summary>The probes of a task, by name.</summary>
    public static IReadOnlyDictionary<string, ProbeSource> ReadAll(Lesson lesson, string taskId) => (
        from tree in SourceTrees.Probes(lesson)
        from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsProbe(method, taskId)
        select new ProbeSource(method.Identifier.Text, BodyOf(method), Names(method.ReturnType)))
        .ToDictionary(probe => probe.Name);

    /// <summary>A method's name as the beginning of a sentence.</summary>
    public static string Sentence(string name)
    {
        string words = Boundary().Replace(name, " ").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool IsProbe(MethodDeclarationSyntax method, string taskId) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
            attribute.Name.ToString().Split('.')[^1] is "Probe" or "ProbeAttribute"
            && (attribute.ArgumentList?.Arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText == taskId);

    private static string BodyOf(MethodDeclarationSyntax method)
    {
        SyntaxNode[] content = method.ExpressionBody is { } arrow ? [arrow.Expression] : [.. method.Body?.Statements ?? []];
        return string.Join('\n', content.Select(node => MemberText.Text(node, node.SpanStart)));
    }

    private static IReadOnlyList<string> Names(TypeSyntax type) =>
        type is TupleTypeSyntax tuple && tuple.Elements.All(element => element.Identifier.Text.Length > 0)
            ? [.. tuple.Elements.Select(element => element.Identifier.Text)]
            : [];

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Boundary();
}
