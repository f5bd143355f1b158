using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A tensor made in a dispose scope and returned without being moved out: it is disposed when the method ends.</summary>
internal sealed class ResultLeftInScopeRule : IRule
{
    public string Id => "result-left-in-scope";

    public string Title => "The result is disposed with the scope it was made in";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from returned in code.All<IReturnOperation>()
        where returned.ReturnedValue is not null && !returned.IsImplicit && IsInScope(code, returned)
        from part in Values.Items(returned.ReturnedValue!)
        where Symbols.IsTensor(part.Type) && IsLeft(code, part, returned)
        select RuleHit.At(
            part,
            "A dispose scope frees every tensor made in it when it ends, the result too: the caller gets a handle on nothing. What "
            + "is to live on has to be moved to the scope outside before the method returns.",
            "inside a dispose scope, and nothing moves it out");

    private static bool IsInScope(TaskCode code, IReturnOperation returned) => code.Torch("NewDisposeScope").Any(scope =>
        scope.Syntax.SpanStart < returned.Syntax.SpanStart
        && Function(scope.Syntax) == Function(returned.Syntax)
        && scope.Syntax.Ancestors().FirstOrDefault(node => node is BlockSyntax or UsingStatementSyntax) is { } block
        && block.Span.Contains(returned.Syntax.Span)
        && scope.Syntax.Ancestors().Any(node => node is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }));

    private static bool IsLeft(TaskCode code, IOperation part, IReturnOperation returned)
    {
        var variable = TaskCode.SymbolOf(part);
        bool isMoved = variable is not null && code.Calls.Any(call => TorchOperations.Is(call.Name, OperationKinds.LeavesScope)
            && Flow.Parts(call.Operation).Any(moved => Symbols.Same(TaskCode.SymbolOf(Values.Plain(moved)), variable)));
        return !isMoved && code.Flow.Sources(part).Any(source => source switch
        {
            IInvocationOperation call => !TorchOperations.Is(call.TargetMethod.Name, OperationKinds.LeavesScope) && IsBefore(source, returned),
            IBinaryOperation or IUnaryOperation => IsBefore(source, returned),
            _ => false,
        });
    }

    // What a helper returns has been made elsewhere, and moved by the helper.
    private static bool IsBefore(IOperation source, IReturnOperation returned) =>
        Function(source.Syntax) == Function(returned.Syntax) && !BeforeScope(source, returned);

    private static bool BeforeScope(IOperation source, IReturnOperation returned) =>
        Function(returned.Syntax)?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .FirstOrDefault(name => name.Identifier.Text == "NewDisposeScope") is { } scope && source.Syntax.SpanStart < scope.SpanStart;

    private static SyntaxNode? Function(SyntaxNode node) => node.AncestorsAndSelf().FirstOrDefault(
        ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
}
