using System.Text.RegularExpressions;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing;

/// <summary>
/// The solution's statements, as the compiler reads them: without spaces, comments and brackets that change nothing. A change after which a
/// statement reads like one of them is tried before all others: an answer is often the solution but for one place.
/// </summary>
internal sealed partial class ReferenceStatements
{
    // By their text without brackets, which is quick; how they are read decides.
    private readonly Dictionary<string, HashSet<string>> readings = [];

    /// <param name="reference">The solution's member for the task; null if it is not known.</param>
    public ReferenceStatements(SyntaxNode? reference)
    {
        foreach (var node in reference?.DescendantNodes() ?? [])
        {
            if (IsStatement(node))
            {
                Add(node.ToString());
            }

            if (node is BlockSyntax block)
            {
                foreach (var (first, second) in block.Statements.Zip(block.Statements.Skip(1)))
                {
                    Add($"{{ {first} {second} }}"); // as Edits.ReferenceEdits puts a missing statement beside another
                }
            }
        }
    }

    /// <summary>Whether a statement reads like one of the solution's once a change is made.</summary>
    public bool AreMet(Edit edit)
    {
        if (readings.Count == 0 || edit.Parts is not [var part] || edit.Node.AncestorsAndSelf().FirstOrDefault(IsStatement) is not { } statement
            || !statement.Span.Contains(part.Span))
        {
            return false;
        }

        int from = part.Span.Start - statement.SpanStart;
        string before = statement.ToString();
        string after = string.Concat(before.AsSpan(0, from), part.NewText, before.AsSpan(from + part.Span.Length));
        return readings.TryGetValue(Plain(after), out var known) && known.Contains(Reading(after));
    }

    private void Add(string statement)
    {
        string plain = Plain(statement);
        readings.TryAdd(plain, []);
        readings[plain].Add(Reading(statement));
    }

    private static bool IsStatement(SyntaxNode node) =>
        node is StatementSyntax and not BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax };

    private static string Plain(string code) => Uncounted().Replace(GuardedCode.Original(code), "");

    /// <summary>Code as the compiler reads it: brackets that change nothing are gone, the others are its order.</summary>
    private static string Reading(string code)
    {
        string original = GuardedCode.Original(code);
        var parsed = original.StartsWith("=", StringComparison.Ordinal)
            ? (SyntaxNode)SyntaxFactory.ParseExpression(original.TrimStart('=', '>', ' '), options: SourceTrees.Options)
            : SyntaxFactory.ParseStatement(original, options: SourceTrees.Options);
        return Reading((SyntaxNodeOrToken)parsed);
    }

    private static string Reading(SyntaxNodeOrToken part) => part.AsNode() switch
    {
        null => part.AsToken().Text,
        ParenthesizedExpressionSyntax brackets => Reading((SyntaxNodeOrToken)brackets.Expression),
        var node => $"<{string.Join(' ', node.ChildNodesAndTokens().Select(Reading))}>",
    };

    [GeneratedRegex(@"//.*|[\s()]+")]
    private static partial Regex Uncounted();
}
