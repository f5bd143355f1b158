using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>
/// A product of queries and keys that goes into softmax, with no square root anywhere: the scale is missing. With tanh in it
/// the attention is additive, and has none.
/// </summary>
internal sealed class MissingScaleRule : IRule
{
    private static readonly string[] Products = ["matmul", "bmm", "mm", "einsum", "baddbmm"];
    private static readonly string[] Scales = ["sqrt", "rsqrt", "pow", "scale", "tanh"];

    public string Id => "missing-scale";

    public string Title => "The scores are not divided by √d_k";

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var names = code.Member.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text.ToLowerInvariant());
        if (names.Any(name => Scales.Any(scale => name.Contains(scale, StringComparison.Ordinal))))
        {
            yield break;
        }

        bool hasProduct = code.Calls.Any(call => Products.Contains(code.TorchMethod(call)?.Name));
        var softmax = code.Calls.FirstOrDefault(call => code.TorchMethod(call)?.Name is "softmax" or "exp");
        if (hasProduct && softmax is not null)
        {
            yield return RuleHit.At(
                softmax,
                "Dot products of d_k features have a spread of √d_k. Unscaled, softmax puts nearly everything on one key, and "
                + "little gradient is left. Nothing here brings the scores back to a spread of 1 before softmax.");
        }
    }
}
