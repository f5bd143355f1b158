namespace Katas.Checker.Reading;

/// <summary>
/// The dimensions of a tensor by name, as the argument checks say: <c>[batch, length, d_model]</c>; open if any number of
/// others may come before: <c>[..., query, key]</c>.
/// </summary>
/// <param name="IsOpen">Whether others may come before.</param>
/// <param name="Names">The names, last ones last; <see cref="Unknown"/> where nothing is known.</param>
internal sealed record Layout(bool IsOpen, IReadOnlyList<string> Names)
{
    /// <summary>The name of an unknown dimension.</summary>
    public const string Unknown = "?";

    /// <summary>The name of a dimension of size 1.</summary>
    public const string One = "1";

    /// <summary>The number of dimensions; null if there may be more than are named.</summary>
    public int? Rank => IsOpen ? null : Names.Count;

    /// <summary>Reads the layout in an argument check.</summary>
    public static Layout Parse(string text)
    {
        string[] parts = text.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts is ["...", ..] ? new Layout(true, parts[1..]) : new Layout(false, parts);
    }

    /// <summary>The position of a dimension among the names; null if it is not known.</summary>
    public int? Index(long dimension) =>
        dimension < 0 && -dimension <= Names.Count ? (int)(Names.Count + dimension)
        : !IsOpen && dimension >= 0 && dimension < Names.Count ? (int)dimension
        : null;

    /// <summary>The name of a dimension; null if it is not known.</summary>
    public string? Name(long dimension) => Index(dimension) is { } index && Names[index] != Unknown ? Names[index] : null;

    /// <summary>Two dimensions swapped; null if it is not known which.</summary>
    public Layout? Swap(long first, long second)
    {
        if (Index(first) is not { } one || Index(second) is not { } other)
        {
            return null;
        }

        string[] names = [.. Names];
        (names[one], names[other]) = (names[other], names[one]);
        return this with { Names = names };
    }

    /// <summary>The layout with some dimensions replaced by others.</summary>
    public Layout With(int index, int count, params IEnumerable<string> names) =>
        this with { Names = [.. Names.Take(index), .. names, .. Names.Skip(index + count)] };

    /// <summary>The layout that two tensors broadcast to.</summary>
    public static Layout Broadcast(Layout one, Layout other)
    {
        var (longer, shorter) = one.Names.Count >= other.Names.Count ? (one, other) : (other, one);
        int before = longer.Names.Count - shorter.Names.Count;
        var names = longer.Names.Select((name, i) =>
            i < before ? name
            : name is One or Unknown ? shorter.Names[i - before]
            : name);
        return new Layout(one.IsOpen || other.IsOpen, [.. names]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", IsOpen ? ["...", .. Names] : Names)}]";
}
