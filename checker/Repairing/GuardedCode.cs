using System.Text;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing;

/// <summary>
/// A learner's file in which loops and methods ask the switch whether their time is up, and every local has a value. Nothing changes its line.
/// </summary>
internal static class GuardedCode
{
    private const string Tick = $" global::{VariantSwitch.ClassName}.Tick();";

    /// <summary>The file, guarded.</summary>
    public static SyntaxTree Guard(SyntaxTree tree)
    {
        var inserted = new List<(int Position, string Text)>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax { Body: { } body }:
                    inserted.Add((body.OpenBraceToken.Span.End, Tick));
                    break;
                case LocalFunctionStatementSyntax { Body: { } body }:
                    inserted.Add((body.OpenBraceToken.Span.End, Tick));
                    break;
                case WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or DoStatementSyntax:
                    var loop = node switch
                    {
                        WhileStatementSyntax one => one.Statement,
                        ForStatementSyntax one => one.Statement,
                        DoStatementSyntax one => one.Statement,
                        _ => ((CommonForEachStatementSyntax)node).Statement,
                    };
                    if (loop is BlockSyntax block)
                    {
                        inserted.Add((block.OpenBraceToken.Span.End, Tick));
                    }
                    else
                    {
                        inserted.Add((loop.SpanStart, $"{{{Tick} "));
                        inserted.Add((loop.Span.End, " }"));
                    }

                    break;
                case VariableDeclaratorSyntax { Initializer: null, Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax,
                    Type: not RefTypeSyntax } } local:
                    inserted.Add((local.Span.End, " = default!"));
                    break;
            }
        }

        string text = tree.ToString();
        var result = new StringBuilder(text.Length);
        int from = 0;
        foreach (var (position, insertion) in inserted.OrderBy(one => one.Position))
        {
            result.Append(text, from, position - from).Append(insertion);
            from = position;
        }

        return SourceTrees.Parse(result.Append(text, from, text.Length - from).ToString(), tree.FilePath);
    }

    /// <summary>Code as the learner has it.</summary>
    public static string Original(string code) => code.Replace(Tick, "", StringComparison.Ordinal).Replace(" = default!", "", StringComparison.Ordinal);
}
