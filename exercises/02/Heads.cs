using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>
/// Cuts the features of each token into heads, and puts them together again. Vaswani et al. 2017, "Attention Is All You
/// Need", section 3.2.2: h heads of d_head = d_model / h features each.
/// </summary>
public static class Heads
{
    /// <summary>
    /// Gives each head its share of every token's features: head 0 the first d_head of them, head 1 the next, and so
    /// on.
    /// </summary>
    /// <param name="input">Projected tokens, <c>[batch, length, d_model]</c>.</param>
    /// <param name="heads">The number of heads; divides d_model.</param>
    /// <returns>A sequence for each head, <c>[batch, heads, length, d_head]</c>.</returns>
    /// <exception cref="ArgumentException">There is no batch, or heads does not divide d_model.</exception>
    [KataTask("02.1")]
    [Computes(Concept.SplitHeads)]
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");
        Guard.Divides(heads, input.size(2));

        throw new NotImplementedException("Task 02.1: split heads");
    }

    /// <summary>Puts the heads' results side by side again, head 0 first: undoes <see cref="Split"/>.</summary>
    /// <param name="heads">A sequence for each head, <c>[batch, heads, length, d_head]</c>.</param>
    /// <returns>One sequence, <c>[batch, length, d_model]</c> with d_model = heads · d_head.</returns>
    /// <exception cref="ArgumentException">The tensor does not have four dimensions.</exception>
    [KataTask("02.2")]
    public static Tensor Merge(Tensor heads)
    {
        Guard.Layout(heads, "[batch, heads, length, d_head]");

        throw new NotImplementedException("Task 02.2: merge heads");
    }
}
