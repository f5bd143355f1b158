using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>Scores times mask: a ruled-out key gets a score of 0, which is a score like any other.</summary>
internal sealed class MaskMultipliedRule : IRule
{
    public string Id => "mask-multiplied";

    public string Title => "The scores are multiplied by the mask";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var masks = new Masks(code);
        return !IsAboutScores(code) ? [] :
            from operation in code.Operations
            let product = Values.Arithmetic(operation)
            where product?.Kind == BinaryOperatorKind.Multiply
            let tensor = masks.Sense(product.Value.Right) is not null ? product.Value.Left
                : masks.Sense(product.Value.Left) is not null ? product.Value.Right
                : null
            where tensor is not null && Symbols.IsTensor(Values.Plain(tensor).Type)
            where !code.Flow.CallsBehind(tensor).Any(call => call.Does("softmax", "exp"))
            where code.Reference is not { } reference || reference.Reaches("masked_fill", "isneginf") || reference.Reaches(Concept.Masking)
            where !code.Operations.Any(masks.IsRulingOut)
            select RuleHit.At(
                operation,
                "Times 0 a score becomes 0, and e to the 0 is 1: the ruled-out key still gets a share, often a larger one than before. "
                + "Which score is it whose exponential is 0?");
    }

    /// <summary>Where nothing is weighed, as in a sum over real tokens, 0 is what a mask is for.</summary>
    private static bool IsAboutScores(TaskCode code) =>
        code.Parameters.Any(parameter => parameter.Name == "scores") || (code.Reference ?? code).Reaches("softmax")
        || (code.Reference ?? code).Reaches(Concept.Attention);
}
