using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>Python, where C# is expected.</summary>
internal static class PythonAdvice
{
    private const string NewDimension = "In an index, a new dimension is TensorIndex.None here; unsqueeze(dim) puts one in as well.";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["None"] = "Python's None is null in C#.",
        ["True"] = "C# writes true in small letters.",
        ["False"] = "C# writes false in small letters.",
        ["self"] = "Python's self is this in C#, and can be left out.",
        ["len"] = "The sizes of a tensor are size(0), size(-1) and so on; arrays have Length, lists Count.",
        ["range"] = "C# counts with for (int i = 0; i < n; i++), or with Enumerable.Range(0, n).",
        ["print"] = "Console.WriteLine prints; tensors have ToString(TensorStringStyle.Numpy).",
        ["not"] = "C# writes ! for booleans; a mask is turned round by logical_not() or ~.",
        ["and"] = "C# writes && for booleans; two masks are joined by logical_and or &.",
        ["or"] = "C# writes || for booleans; two masks are joined by logical_or or |.",
        ["F"] = "PyTorch's F is nn.functional here.",
        ["math"] = "Python's math is Math in C#, and its functions begin with capitals: Math.Sqrt.",
        ["np"] = "There is no NumPy here; what works on single numbers is in Math, what works on tensors in torch.",
        ["inf"] = MissingNames.Infinity,
        ["nan"] = MissingNames.NaN,
    };

    /// <summary>Advice about what is Python; null about anything else.</summary>
    public static string? Advise(CompileError found)
    {
        if (found.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Parent: ArgumentSyntax, Left: IdentifierNameSyntax name } assignment
            && assignment.Left.Span.Contains(found.Error.Location.SourceSpan))
        {
            return $"C# names an argument with a colon: {name.Identifier.Text}: …";
        }

        var token = found.Token;
        return found.Error.Id switch
        {
            "CS0103" when token.ValueText == "None" && IsInIndex(token) => NewDimension,
            "CS1503" when found.Node.FirstAncestorOrSelf<ArgumentSyntax>() is { Expression: LiteralExpressionSyntax literal }
                && literal.IsKind(SyntaxKind.NullLiteralExpression) && IsInIndex(token) => NewDimension,
            "CS0103" or "CS0246" => Words.GetValueOrDefault(token.ValueText),
            "CS1002" or "CS1003" or "CS1026" when token.ValueText is "and" or "or" or "not" => Words[token.ValueText],
            "CS0193" when token.GetPreviousToken().IsKind(SyntaxKind.AsteriskToken) => "C# has no **: a tensor has pow, a number Math.Pow.",
            "CS1646" => "C# has no @ for matrix products: a tensor has matmul.",
            "CS8635" => "C# writes TensorIndex.Ellipsis for Python's ... in an index.",
            "CS1001" or "CS1003" when token.IsKind(SyntaxKind.ColonToken) && IsInIndex(token) =>
                "C# writes two dots for Python's colon in an index: .. is all, 1.. leaves the first out, ..^1 the last.",
            "CS1001" or "CS1525" when ScalarTypeOf(token) is { } type => TypeWord(token, type),
            _ => null,
        };
    }

    private static string TypeWord(SyntaxToken word, string type) =>
        word.GetPreviousToken().IsKind(SyntaxKind.DotToken)
            ? $"{word.ValueText} is one of C#'s own words. The dtype is ScalarType.{type}: x.to(ScalarType.{type}), dtype: ScalarType.{type}."
        : word.GetNextToken().IsKind(SyntaxKind.OpenParenToken)
            ? "C# converts a number with the type in brackets before it; infinity is double.PositiveInfinity."
        : $"The dtype is ScalarType.{type} here.";

    /// <summary>Whether a token is in square brackets, even among what the parser had to skip.</summary>
    private static bool IsInIndex(SyntaxToken token) =>
        (token.Parent is SkippedTokensTriviaSyntax skipped ? skipped.ParentTrivia.Token.Parent : token.Parent)
            ?.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is not null;

    /// <summary>The dtype that PyTorch calls by a word which C# uses itself.</summary>
    private static string? ScalarTypeOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.BoolKeyword => "Bool",
        SyntaxKind.FloatKeyword => "Float32",
        SyntaxKind.DoubleKeyword => "Float64",
        SyntaxKind.IntKeyword => "Int32",
        SyntaxKind.LongKeyword => "Int64",
        _ => null,
    };
}
