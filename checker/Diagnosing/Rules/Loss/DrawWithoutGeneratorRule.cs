using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>A draw from the global generator, although there is one to draw from.</summary>
internal sealed class DrawWithoutGeneratorRule : IRule
{
    public string Id => "draw-without-generator";

    public string Title => "The draw does not use the generator";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var generator = code.Operations.Select(operation => operation is IVariableDeclaratorOperation declarator ? declarator.Symbol : null)
            .Concat(code.Parameters.Cast<ISymbol>())
            .FirstOrDefault(symbol => Symbols.TypeOf(symbol) is { Name: "Generator" } type && Symbols.IsTorch(type));
        return generator is null ? [] : code.Torch().Where(call => call.Has("generator") && call.Argument("generator") is null).Select(call => RuleHit.At(
            call.Operation,
            "Without one, torch draws from the generator that the whole program shares: the same seed then gives another text as soon as "
            + "anything else has drawn in between.",
            $"and {generator.Name} is not passed on"));
    }
}
