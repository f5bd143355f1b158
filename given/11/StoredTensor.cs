namespace Katas.Lesson11;

/// <summary>What a file says of one of its tensors.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Shape">
/// Its sizes, outermost first, as torch has them; none for a single number. The last dimension's numbers lie side by
/// side, and a block of a quantised type never goes beyond a row.
/// </param>
/// <param name="ByteCount">How many bytes it takes.</param>
public sealed record StoredTensor(string Name, StoredType Type, IReadOnlyList<long> Shape, long ByteCount)
{
    /// <summary>How many numbers it holds.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Its name, type and shape, for example <c>wte.weight F32 [50257, 768]</c>.</summary>
    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";

    /// <summary>How many bytes a tensor takes, or null where that is more than a file can have.</summary>
    /// <param name="type">How its numbers are stored.</param>
    /// <param name="shape">Its sizes, none below 0; the last one is a multiple of the type's blocks.</param>
    internal static long? Bytes(StoredType type, IReadOnlyList<long> shape)
    {
        try
        {
            // A size of 0 makes nothing of the others, but they have to be sizes all the same.
            long count = shape.Aggregate(1L, (product, size) => checked(product * Math.Max(size, 1)));
            long bytes = checked(count / type.BlockLength() * type.BlockBytes());
            return shape.Contains(0) ? 0 : bytes;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
