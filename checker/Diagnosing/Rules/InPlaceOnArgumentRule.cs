using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A method ending in an underscore, called on an argument: it changes the caller's tensor.</summary>
internal sealed class InPlaceOnArgumentRule : IRule
{
    public string Id => "in-place-on-argument";

    public string Title => "The caller's tensor is changed";

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Calls
        let method = code.TorchMethod(call)
        where method is not null && method.Name.EndsWith('_')
        let access = call.Expression as MemberAccessExpressionSyntax
        where access is not null && code.Model.GetSymbolInfo(access.Expression).Symbol is IParameterSymbol parameter
            && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction }
        select RuleHit.At(
            call,
            $"In TorchSharp a name that ends in an underscore works in place: {method.Name} writes into the tensor that was "
            + "passed in, which its owner still needs. There is a form without the underscore, which returns a new one.");
}
