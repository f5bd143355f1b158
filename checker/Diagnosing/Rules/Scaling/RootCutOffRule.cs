using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>A root cut off to a whole number.</summary>
internal sealed class RootCutOffRule : IRule
{
    public string Id => "root-cut-off";

    public string Title => "The root is cut off to a whole number";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Casts(reference).Any() ? [] : Casts(code).Select(cast => RuleHit.At(
            cast,
            "The cast throws away what comes after the point: the root of 7 becomes 2. A number of features is seldom a square."));

    private static IEnumerable<IConversionOperation> Casts(TaskCode code) =>
        from conversion in code.All<IConversionOperation>()
        where !conversion.IsImplicit && ValueTypes.IsWholeType(conversion.Type)
        where code.Flow.Sources(conversion.Operand).Any(source =>
            source is IInvocationOperation { TargetMethod: { Name: "Sqrt", ContainingType.Name: "Math" or "MathF" } })
        select conversion;
}
