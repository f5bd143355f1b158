using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>Scores times a root, where the solution divides by it.</summary>
internal sealed class MultipliedScaleRule : IRule
{
    public string Id => "multiplied-scale";

    public string Title => "The scores are multiplied by the root, not divided";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference || !Scales.IsScaled(reference) || Products(reference).Any()
            ? []
            : Products(code).Select(product => RuleHit.At(
                product,
                "Dot products grow with the number of features; scaling is there to bring them back. Multiplied by the root they grow once "
                + "more, and softmax puts all weight on one key."));

    private static IEnumerable<IOperation> Products(TaskCode code) =>
        from operation in code.Operations
        let product = Values.Arithmetic(operation)
        where product?.Kind == BinaryOperatorKind.Multiply
        where IsScaled(code, product.Value.Left, product.Value.Right) || IsScaled(code, product.Value.Right, product.Value.Left)
        select operation;

    private static bool IsScaled(TaskCode code, IOperation scores, IOperation root) =>
        !Symbols.IsTensor(Values.Plain(root).Type) && Scales.IsRoot(code, root) && Scales.IsScores(code, scores);
}
