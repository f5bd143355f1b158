using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// Rotary positions: two features are a point in a plane, and are turned by an angle that grows with the position. Of
/// two turned vectors, the dot product depends on the difference of the angles alone: on the distance. Su et al.
/// 2021, "RoFormer", equation 34. A point (a, b) turned by an angle is (a · cos - b · sin, b · cos + a · sin).
/// </summary>
public static class Rotary
{
    /// <summary>Turns neighbours together: features 0 and 1, 2 and 3, and so on. RoFormer, GPT-J.</summary>
    /// <param name="input">Queries or keys, <c>[..., length, features]</c>.</param>
    /// <param name="angles">The angles, <c>[..., length, pairs]</c>: half as many as there are features.</param>
    /// <returns>The same, turned, <c>[..., length, features]</c>, of the input's dtype.</returns>
    /// <exception cref="ArgumentException">The number of features is odd, or not twice that of the angles.</exception>
    [KataTask("09.6")]
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        throw new NotImplementedException("Task 09.6: rotate neighbours");
    }

    /// <summary>Turns a feature of the first half with the one at the same place in the second. Llama, NeoX.</summary>
    /// <param name="input">Queries or keys, <c>[..., length, features]</c>.</param>
    /// <param name="angles">The angles, <c>[..., length, pairs]</c>: half as many as there are features.</param>
    /// <returns>The same, turned, <c>[..., length, features]</c>, of the input's dtype.</returns>
    /// <exception cref="ArgumentException">The number of features is odd, or not twice that of the angles.</exception>
    [KataTask("09.7")]
    public static Tensor Halves(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        throw new NotImplementedException("Task 09.7: rotate halves");
    }

    /// <summary>Turns the first features, as many as there are angles for, in either layout. The others stay.</summary>
    /// <param name="input">Queries or keys, <c>[..., length, head size]</c>.</param>
    /// <param name="angles">
    /// The angles, <c>[..., length, pairs]</c>: at most half as many as there are features.
    /// </param>
    /// <param name="layout">Which two features turn together.</param>
    /// <returns>The same, turned, <c>[..., length, head size]</c>, of the input's dtype.</returns>
    /// <exception cref="ArgumentException">There are more angles than pairs of features.</exception>
    [KataTask("09.8")]
    public static Tensor Rotate(Tensor input, Angles angles, RotaryLayout layout)
    {
        Guard.Layout(input, "[..., length, head size]");
        Guard.SizeAtMost(angles.Cos, -1, input.size(-1) / 2, "the pairs of features of input");

        throw new NotImplementedException("Task 09.8: rotate a share of the features");
    }

    /// <summary>
    /// Rearranges the weights of a query's or key's map that were trained for pairs, so that they fit halves: the
    /// features that turn together come to lie half a head apart, head by head. Values are never rotated, and keep
    /// their order.
    /// </summary>
    /// <param name="weight">
    /// The map's weight, <c>[heads · head size, width]</c>, or its bias, <c>[heads · head size]</c>.
    /// </param>
    /// <param name="heads">The number of heads: for keys, the number of key heads.</param>
    /// <param name="rotated">How many features of a head turn, the first ones; null for all. The others stay.</param>
    /// <returns>The same rows in another order.</returns>
    /// <exception cref="ArgumentException">
    /// The rows cannot be divided among the heads, or not taken two by two.
    /// </exception>
    [KataTask("09.9")]
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Turning(rotated ?? (weight.size(0) / heads), weight.size(0) / heads, "the number of features that turn");

        throw new NotImplementedException("Task 09.9: weights for pairs become weights for halves");
    }
}
