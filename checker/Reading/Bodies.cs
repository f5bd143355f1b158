using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>Finds what a member calls.</summary>
internal static class Bodies
{
    /// <summary>The member's body and those of all that it calls in the same compilation, the member's first.</summary>
    public static IReadOnlyList<Body> From(MemberDeclarationSyntax member, Compilation compilation)
    {
        var found = new List<Body>();
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<MemberDeclarationSyntax>([member]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            var model = compilation.GetSemanticModel(next.SyntaxTree);
            bool isTask = TaskMember.IsMarked(next);
            foreach (var root in Contents(next).Select(node => model.GetOperation(node)).OfType<IOperation>())
            {
                found.Add(new Body(root, model.GetDeclaredSymbol(next)!, next == member, isTask));
                foreach (var called in root.DescendantsAndSelf().SelectMany(Called))
                {
                    open.Enqueue(called);
                }
            }
        }

        return found;
    }

    private static IEnumerable<SyntaxNode> Contents(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax { Initializer: { } initializer } constructor =>
            [initializer, .. Content(constructor.Body, constructor.ExpressionBody)],
        BaseMethodDeclarationSyntax method => Content(method.Body, method.ExpressionBody),
        PropertyDeclarationSyntax property => [
            .. Content(null, property.ExpressionBody),
            .. property.AccessorList?.Accessors.SelectMany(accessor => Content(accessor.Body, accessor.ExpressionBody)) ?? []],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Content(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow) =>
        block is not null ? [block] : arrow is not null ? [arrow] : [];

    private static IEnumerable<MemberDeclarationSyntax> Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => Declarations(call.TargetMethod),
        IMethodReferenceOperation method => Declarations(method.Method),
        IPropertyReferenceOperation property => Declarations(property.Property),
        _ => [],
    };

    private static IEnumerable<MemberDeclarationSyntax> Declarations(ISymbol symbol) =>
        symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MemberDeclarationSyntax>();
}
