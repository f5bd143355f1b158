using Katas.Checker.Diagnosing.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.CompileErrors;

/// <summary>
/// What helps where the compiler refuses code because TorchSharp is not PyTorch, or C# not Python. The compiler's own
/// message says what is wrong; this says how it is called here.
/// </summary>
internal static class CompileAdvice
{
    /// <summary>The advice, in a sentence or two; null where the compiler's message says it all.</summary>
    /// <param name="error">The compiler's error.</param>
    /// <param name="compilation">What was compiled.</param>
    public static string? Of(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
        {
            return null;
        }

        var found = new CompileError(
            error, tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true), compilation.GetSemanticModel(tree));
        return PythonAdvice.Of(found) ?? NameAdvice.Of(found) ?? CallAdvice.Of(found) ?? ValueAdvice.Of(found);
    }
}

/// <summary>A compiler's error in its surroundings.</summary>
/// <param name="Error">The error.</param>
/// <param name="Node">The innermost piece of syntax that it covers.</param>
/// <param name="Model">What the compiler knows of the file.</param>
internal sealed record CompileError(Diagnostic Error, SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The token that it begins with.</summary>
    public SyntaxToken Token => Node.SyntaxTree.GetRoot().FindToken(Error.Location.SourceSpan.Start, findInsideTrivia: true);

    /// <summary>The type of an expression.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node).Type;

    /// <summary>Whether an expression is a tensor.</summary>
    public bool IsTensor(SyntaxNode node) => Symbols.IsTensor(TypeOf(node));
}
