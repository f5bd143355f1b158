using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>Decides which experts a token goes to.</summary>
public static class Router
{
    /// <summary>
    /// Takes the experts with the largest probabilities, after a softmax over all of them. Their probabilities are the
    /// weights; made to sum to 1 (Mixtral: Jiang et al. 2024, "Mixtral of Experts", section 2.1), or as they are
    /// (Qwen2-MoE; Switch: Fedus et al. 2022, "Switch Transformers", equation 2).
    /// </summary>
    /// <param name="logits">A score for each expert, <c>[tokens, experts]</c>.</param>
    /// <param name="k">How many experts a token goes to.</param>
    /// <param name="sumToOne">Whether the weights of the chosen are made to sum to 1.</param>
    /// <returns>
    /// The experts, the likeliest first, and their weights, of the logits' type. Half types are computed in Float32.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer experts than k, or k is below 1.</exception>
    [KataTask("13.10")]
    public static Routing Choose(Tensor logits, long k, bool sumToOne)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));

        bool half = logits.dtype is ScalarType.Float16 or ScalarType.BFloat16;
        var probabilities = (half ? logits.to(ScalarType.Float32) : logits).softmax(-1); // [tokens, experts]
        var (weights, chosen) = probabilities.topk((int)k, -1); // [tokens, experts] → 2 × [tokens, k]
        if (sumToOne)
        {
            weights = weights / weights.sum(-1, keepdim: true); // [tokens, k] / [tokens, 1]
        }

        return new Routing(chosen, weights.to(logits.dtype));
    }
}
