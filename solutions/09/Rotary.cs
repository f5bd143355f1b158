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

        var (cos, sin) = (angles.Cos.to(input.dtype), angles.Sin.to(input.dtype)); // [..., length, pairs]
        var pairs = input.reshape([.. input.shape[..^1], -1, 2]); // [..., length, features] → [..., length, pairs, 2]
        var (a, b) = (pairs.select(-1, 0), pairs.select(-1, 1)); // [..., length, pairs, 2] → 2 × [..., length, pairs]
        return stack([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1).flatten(-2); // [..., length, features]
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

        var (cos, sin) = (angles.Cos.to(input.dtype), angles.Sin.to(input.dtype)); // [..., length, pairs]
        var halves = input.chunk(2, -1); // [..., length, features] → 2 × [..., length, pairs]
        var (a, b) = (halves[0], halves[1]);
        return cat([(a * cos) - (b * sin), (b * cos) + (a * sin)], -1); // [..., length, features]
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

        long rotated = 2 * angles.Cos.size(-1);
        var turning = input.narrow(-1, 0, rotated); // [..., length, head size] → [..., length, rotated]
        turning = layout == RotaryLayout.Pairs ? Pairs(turning, angles) : Halves(turning, angles);
        if (rotated == input.size(-1))
        {
            return turning; // nothing stays
        }

        var staying = input.narrow(-1, rotated, input.size(-1) - rotated); // [..., length, head size - rotated]
        return cat([turning, staying], -1); // [..., length, head size]
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

        var rows = weight.reshape([heads, -1, .. weight.shape[1..]]); // [heads · size, width] → [heads, size, width]
        long turning = rotated ?? rows.size(1);
        var pairs = rows.narrow(1, 0, turning).unflatten(1, [turning / 2, 2]); // → [heads, pairs, 2, width]
        var staying = rows.narrow(1, turning, rows.size(1) - turning); // [heads, size - turning, width]
        return cat([pairs.select(2, 0), pairs.select(2, 1), staying], 1) // → [heads, size, width]
            .flatten(0, 1); // → [heads · size, width]
    }
}
