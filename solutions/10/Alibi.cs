using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Attention with linear biases: a key that is further away gets a lower score. No table of positions, nothing to
/// learn, no longest text. Press et al. 2022, "Train Short, Test Long".
/// </summary>
public static class Alibi
{
    private const double Least = 8; // the flattest slope of a power of two is 2^-8

    /// <summary>
    /// How much a step costs in each head. For a power of two, 2^(-8 / heads) and its powers: eight heads have 1/2,
    /// 1/4, … 1/256. Otherwise the slopes of the next smaller power of two, and then every second one, from the first
    /// on, of twice as many heads. Press et al. 2022, section 3, and the authors' <c>get_slopes</c>.
    /// </summary>
    /// <param name="heads">The number of heads.</param>
    /// <returns>One slope for each head, <c>[heads]</c>, Float64.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no head.</exception>
    [KataTask("10.9")]
    public static Tensor Slopes(long heads)
    {
        Guard.AtLeast(heads, 1);

        long power = 1L << (int)Math.Log2(heads); // the largest power of two that is not above
        var slopes = Enumerable.Range(1, (int)power).Select(i => Math.Pow(2, -Least * i / power));
        var between = Enumerable.Range(0, (int)(heads - power))
            .Select(i => Math.Pow(2, -Least * ((2 * i) + 1) / (2 * power))); // every second one of twice as many heads
        return tensor(slopes.Concat(between).ToArray()); // [heads]
    }

    /// <summary>What is added to the scores of a tile: the distance of query and key, times minus the slope.</summary>
    /// <param name="slopes">How much a step costs, <c>[heads]</c>.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>The bias, <c>[heads, rows, keys]</c>, in the slopes' dtype; 0 where query meets key.</returns>
    /// <exception cref="ArgumentException">The slopes are not one for each head, or the tile is empty.</exception>
    [KataTask("10.10")]
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");
        Guard.AtLeast(tile.Rows.Count, 1);
        Guard.AtLeast(tile.Keys.Count, 1);

        var queries = arange(tile.Rows.Start + tile.Past, tile.Rows.End + tile.Past).unsqueeze(-1); // [rows, 1]
        var keys = arange(tile.Keys.Start, tile.Keys.End); // [keys]
        return slopes.view(-1, 1, 1) * -(queries - keys).abs(); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
