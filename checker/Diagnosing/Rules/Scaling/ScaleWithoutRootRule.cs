using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>Scores divided by a number of features, and not by its root.</summary>
internal sealed class ScaleWithoutRootRule : IRule
{
    public string Id => "scale-without-root";

    public string Title => "The scores are divided by d_k and not by its root";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Reference is not { } reference || !Scales.ScalesScores(reference) || Scales.IsScaled(code)
        ? []
        : from operation in code.Operations
          let quotient = Values.Arithmetic(operation)
          where quotient?.Kind == BinaryOperatorKind.Divide && Scales.IsScores(code, quotient.Value.Left) && IsCount(code, quotient.Value.Right)
          select RuleHit.At(
              operation,
              "A sum of d_k products of unit variance has a variance of d_k, and its spread is the root of that. Divided by d_k the scores "
              + "are squeezed together, and every key gets nearly the same share.",
              "and no root is taken anywhere");

    private static bool IsCount(TaskCode code, IOperation value) => code.Flow.Sources(value).All(source =>
        ValueTypes.IsWhole(source) && Values.Whole(source) is null);
}
