using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Statistics;

/// <summary>Epsilon added to a root, where the solution adds it under the root.</summary>
internal sealed class EpsilonOutsideRootRule : IRule
{
    public string Id => "epsilon-outside-root";

    public string Title => "Epsilon is added outside the root";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Sums(reference).Any() ? [] : Sums(code).Select(sum => RuleHit.At(
            sum,
            "Under the root, an epsilon of 0.00001 keeps a variance of 0 from dividing by less than 0.003; outside of it the same epsilon "
            + "lets through 0.00001. The two differ most where features hardly differ. Where does the formula have it?",
            "and its other side is a root already"));

    private static IEnumerable<IOperation> Sums(TaskCode code) =>
        from operation in code.Operations
        let sum = Values.Arithmetic(operation)
        where sum?.Kind == BinaryOperatorKind.Add
        where (IsRoot(code, sum.Value.Left) && IsEpsilon(code, sum.Value.Right)) || (IsRoot(code, sum.Value.Right) && IsEpsilon(code, sum.Value.Left))
        select operation;

    private static bool IsRoot(TaskCode code, IOperation value) =>
        code.Flow.Sources(value).Any(source => source is IInvocationOperation call && new Call(call).IsTorch("sqrt", "std", "norm", "vector_norm"));

    private static bool IsEpsilon(TaskCode code, IOperation value) => code.Flow.Sources(value).Any(source =>
        TaskCode.NameOf(source)?.Contains("eps", StringComparison.OrdinalIgnoreCase) == true || Values.IsSmall(source));
}
