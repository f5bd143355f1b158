using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// The keys and values that one block keeps of the tokens before. Whoever has some may hand them in: they may carry
/// gradients, and need not have been computed by a model.
/// </summary>
/// <param name="Keys">The keys, rotated, <c>[batch, key heads, kept, head size]</c>.</param>
/// <param name="Values">The values, <c>[batch, key heads, kept, head size]</c>.</param>
public sealed record KeyValues(Tensor Keys, Tensor Values)
{
    /// <summary>The number of tokens kept.</summary>
    public long Length => Keys.size(2);

    /// <summary>These, and behind them those of newer tokens.</summary>
    /// <param name="before">What was kept until now; null for nothing.</param>
    /// <param name="keys">The newer tokens' keys, <c>[batch, key heads, new, head size]</c>.</param>
    /// <param name="values">The newer tokens' values, <c>[batch, key heads, new, head size]</c>.</param>
    /// <exception cref="ArgumentException">What was kept is of other texts, heads or head sizes.</exception>
    public static KeyValues Append(KeyValues? before, Tensor keys, Tensor values)
    {
        if (before is null)
        {
            return new KeyValues(keys, values);
        }

        Guard.GoesOn(keys, before.Keys, "keys");
        Guard.GoesOn(values, before.Values, "values");

        return new KeyValues(cat([before.Keys, keys], 2), cat([before.Values, values], 2)); // [..., kept + new, …]
    }

    /// <summary>The newest ones.</summary>
    /// <param name="most">How many at most, 0 or more; null for all.</param>
    public KeyValues Newest(long? most)
    {
        long count = Math.Min(most ?? Length, Length);
        return count == Length
            ? this
            : new KeyValues(Keys.narrow(2, Length - count, count), Values.narrow(2, Length - count, count));
    }

    /// <summary>Moves both out of the dispose scope that they belong to.</summary>
    public KeyValues MoveToOuterDisposeScope() =>
        new(Keys.MoveToOuterDisposeScope(), Values.MoveToOuterDisposeScope());
}
