using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>What keeps a router from sending everything to the same few experts, and its logits from growing.</summary>
public static class RouterLosses
{
    /// <summary>
    /// The number of experts times the sum, over the experts, of <c>f · P</c>. f is the expert's share: how many tokens
    /// have chosen it, by the number of tokens; a count, without gradient, that sums to k. P is the mean of its
    /// probability, of the softmax over all experts: what the gradient goes through. At balance f is k / experts and P
    /// is 1 / experts, and the loss is k. Fedus et al. 2022, equations 4 to 6, for k = 1.
    /// </summary>
    /// <param name="logits">
    /// The router's logits, <c>[tokens, experts]</c>; of several layers, one below the other.
    /// </param>
    /// <param name="k">How many experts each token has chosen.</param>
    /// <param name="real">True for real tokens, false for padding, <c>[tokens]</c>; null if all are real.</param>
    /// <returns>The loss, a scalar.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit together, or there are fewer experts than k.
    /// </exception>
    [KataTask("13.13")]
    public static Tensor Balance(Tensor logits, long k, Tensor? real = null)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));
        Guard.RealOrNull(real, logits);

        using var scope = NewDisposeScope();
        logits = real is null ? logits : logits[real]; // [real tokens, experts]
        long experts = logits.size(-1);
        var probabilities = logits.softmax(-1); // [tokens, experts]
        var (_, chosen) = probabilities.topk((int)k, -1); // [tokens, k]
        var share = nn.functional.one_hot(chosen, experts).sum(1).to(logits.dtype).mean([0]); // → [experts]
        return (experts * (share * probabilities.mean([0])).sum()).MoveToOuterDisposeScope(); // → []
    }

    /// <summary>
    /// The mean, over the tokens, of the squared logsumexp of the logits: softmax does not see how large they are, and
    /// half types do. Zoph et al. 2022, "ST-MoE", equation 5.
    /// </summary>
    /// <param name="logits">The router's logits, <c>[tokens, experts]</c>.</param>
    /// <returns>The loss, a scalar.</returns>
    /// <exception cref="ArgumentException">The logits are not those of a list of tokens.</exception>
    [KataTask("13.14")]
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        return logits.logsumexp(-1).square().mean(); // [tokens, experts] → [tokens] → []
    }
}
