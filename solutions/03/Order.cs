using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

/// <summary>Whether a model notices the order of its tokens.</summary>
public static class Order
{
    /// <summary>
    /// How far a model is from permutation equivariance: reordering its input and reordering its output should come to
    /// the same. Attention without positions gives 0, up to rounding; a model that knows positions gives more. Vaswani
    /// et al. 2017, "Attention Is All You Need", section 3.5, says why positions are needed.
    /// </summary>
    /// <param name="model">
    /// A function from tokens <c>[..., length, feature]</c> to as many tokens, of any width.
    /// </param>
    /// <param name="input">The tokens, <c>[..., length, feature]</c>.</param>
    /// <param name="order">
    /// The new order, <c>[length]</c>, Int64: token <c>order[i]</c> moves to place <c>i</c>. Each token occurs once.
    /// </param>
    /// <returns>
    /// The largest absolute difference between the output for the reordered input and the output reordered afterwards.
    /// </returns>
    /// <exception cref="ArgumentException">The order does not name each token once.</exception>
    [KataTask("03.1")]
    public static double Sensitivity(Func<Tensor, Tensor> model, Tensor input, Tensor order)
    {
        Guard.Layout(input, "[..., length, feature]");
        Guard.Permutation(order, input.size(-2));

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        var reorderedFirst = model(input.index_select(-2, order)); // [..., length, feature]
        var reorderedLast = model(input).index_select(-2, order); // [..., length, feature]
        return (reorderedFirst - reorderedLast).abs().max().ToDouble();
    }
}
