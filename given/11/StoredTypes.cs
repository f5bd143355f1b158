namespace Katas.Lesson11;

/// <summary>The sizes of stored types.</summary>
public static class StoredTypes
{
    /// <summary>How many numbers make a block: 32 of the quantised types, else 1.</summary>
    /// <param name="type">The type.</param>
    public static int BlockLength(this StoredType type) => type >= StoredType.Q4_0 ? 32 : 1;

    /// <summary>How many bytes a block takes.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the types.</exception>
    public static int BlockBytes(this StoredType type) => type switch
    {
        StoredType.Bool or StoredType.U8 or StoredType.I8 => 1,
        StoredType.I16 or StoredType.F16 or StoredType.BF16 => 2,
        StoredType.I32 or StoredType.F32 => 4,
        StoredType.I64 or StoredType.F64 => 8,
        StoredType.Q4_0 => 2 + 16,
        StoredType.Q4_1 => 2 + 2 + 16,
        StoredType.Q5_0 => 2 + 4 + 16,
        StoredType.Q5_1 => 2 + 2 + 4 + 16,
        StoredType.Q8_0 => 2 + 32,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no stored type."),
    };
}
