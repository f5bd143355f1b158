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

        throw new NotImplementedException("Task 13.13: the balance loss");
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

        throw new NotImplementedException("Task 13.14: the z-loss");
    }
}
