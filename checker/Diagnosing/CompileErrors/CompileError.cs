using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>A compiler error in its context.</summary>
/// <param name="Error">The error.</param>
/// <param name="Node">The innermost piece of syntax that it covers.</param>
/// <param name="Model">The file's semantic model.</param>
internal sealed record CompileError(Diagnostic Error, SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The token that it begins with.</summary>
    public SyntaxToken Token => Node.SyntaxTree.GetRoot().FindToken(Error.Location.SourceSpan.Start, findInsideTrivia: true);

    /// <summary>The type of an expression.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node).Type;

    /// <summary>Whether an expression is a tensor.</summary>
    public bool IsTensor(SyntaxNode node) => Symbols.IsTensor(TypeOf(node));
}
