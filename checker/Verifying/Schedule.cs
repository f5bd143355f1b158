namespace Katas.Checker.Verifying;

/// <summary>
/// What is proved next: the piece that takes longest, so that at the end nobody waits long for the last one. Where it is not known how long
/// a piece took, its weight is multiplied by the time that a unit of weight has taken so far, in its lesson if possible.
/// </summary>
/// <param name="pieces">The pieces that wait.</param>
/// <param name="times">The known times. What is noted there in the meantime counts.</param>
internal sealed class Schedule(IEnumerable<Piece> pieces, PieceTimes times)
{
    private readonly Lock taking = new();
    private readonly List<Piece> all = [.. pieces];
    private readonly List<Piece> waiting = [.. pieces];

    /// <summary>How many wait.</summary>
    public int Count => waiting.Count;

    /// <summary>The next piece, which no longer waits; null when none is left. May be asked from several threads.</summary>
    public Piece? Take()
    {
        lock (taking)
        {
            var next = waiting.MaxBy(Estimate);
            if (next is not null)
            {
                waiting.Remove(next);
            }

            return next;
        }
    }

    private double Estimate(Piece piece) =>
        times.Find(piece.Name) ?? (piece.Weight * (PerWeight(all.Where(other => other.Lesson == piece.Lesson)) ?? PerWeight(all) ?? 1));

    /// <summary>The seconds for a unit of weight, of the pieces whose times are known.</summary>
    private double? PerWeight(IEnumerable<Piece> some)
    {
        var known = some.Where(piece => times.Find(piece.Name) is not null).ToList();
        return known.Count == 0 ? null : known.Sum(piece => times.Find(piece.Name)!.Value) / known.Sum(piece => piece.Weight);
    }
}
