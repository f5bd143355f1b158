namespace Katas.Checker.Verifying;

/// <summary>One of the equal parts into which the gate's work is split, so that several machines can share it.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>Everything.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads what people type: <c>2/3</c>.</summary>
    /// <exception cref="CheckerException">It is nothing of the kind.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var number, var count]
        && int.TryParse(number, out int k) && int.TryParse(count, out int n)
        && k >= 1 && k <= n
            ? new Shard(k, n)
            : throw new CheckerException($"--shard takes which part of how many, for example 2/3; '{text}' is no such thing.");

    /// <summary>Its share of the pieces, in their order. The same pieces are always shared out in the same way.</summary>
    public IReadOnlyList<Piece> Take(IReadOnlyList<Piece> pieces)
    {
        // The heaviest first, each to the part that has least so far.
        int[] weights = new int[Count];
        var mine = new HashSet<int>();
        foreach (int i in Enumerable.Range(0, pieces.Count).OrderByDescending(i => pieces[i].Weight))
        {
            int lightest = Array.IndexOf(weights, weights.Min());
            weights[lightest] += pieces[i].Weight;
            if (lightest == Number - 1)
            {
                mine.Add(i);
            }
        }

        return [.. pieces.Index().Where(piece => mine.Contains(piece.Index)).Select(piece => piece.Item)];
    }
}
