using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Mutating.Mutations;

/// <summary>A function becomes its counterpart: sin becomes cos, max becomes min.</summary>
internal sealed class SwapFunction : IMutation
{
    private static readonly Dictionary<string, string> Counterparts = new[]
    {
        ("sin", "cos"), ("max", "min"), ("Max", "Min"), ("amax", "amin"), ("argmax", "argmin"), ("triu", "tril"), ("any", "all"),
        ("Any", "All"), ("floor", "ceil"), ("Floor", "Ceiling"), ("exp", "log"), ("sqrt", "square"), ("sum", "mean"), ("First", "Last"),
        ("zeros", "ones"), ("zeros_like", "ones_like"), ("lt", "le"), ("gt", "ge"), ("eq", "ne"), ("add", "sub"), ("mul", "div"),
        ("maximum", "minimum"), ("Take", "Skip"),
    }.SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    public IEnumerable<SyntaxNode> Replacements(SyntaxNode node, SemanticModel model)
    {
        if (node is IdentifierNameSyntax name
            && Counterparts.TryGetValue(name.Identifier.Text, out string? other)
            && model.GetSymbolInfo(name).Symbol is IMethodSymbol)
        {
            yield return SyntaxFactory.IdentifierName(other).WithTriviaFrom(name);
        }
    }
}
