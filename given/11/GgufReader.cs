using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Katas.Lesson11;

/// <summary>Reads the values of a GGUF header one after the other, and never beyond the end.</summary>
/// <param name="file">The file.</param>
internal sealed class GgufReader(MappedFile file)
{
    private const int DeepestList = 4;
    private const uint Flag = 7;
    private const uint String = 8;
    private const uint List = 9;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>How much has been read.</summary>
    public long Position { get; private set; }

    private long Left => file.Length - Position;

    /// <summary>A whole number of 32 bits.</summary>
    /// <param name="what">What it is, for messages.</param>
    public uint UInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint), what));

    /// <summary>A size or a place: a whole number of 64 bits that is not above 2⁶³ − 1.</summary>
    /// <param name="what">What it is, for messages.</param>
    public long Size(string what)
    {
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong), what));
        return size <= long.MaxValue
            ? (long)size
            : throw file.Broken($"{what} is {size:N0}, more than a file can hold.");
    }

    /// <summary>A number of things that follow, for which there has to be room.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="least">How many bytes each takes at the least.</param>
    public long Count(string what, int least)
    {
        long count = Size(what);
        return count <= Left / least
            ? count
            : throw file.Broken($"{what} is {count:N0}, for which the {Left:N0} bytes that follow are too few.");
    }

    /// <summary>A text: its length, and UTF-8.</summary>
    /// <param name="what">What it is, for messages.</param>
    public string Text(string what)
    {
        long length = Count($"the length of {what}", 1);
        try
        {
            return s_strict.GetString(Take(length, what));
        }
        catch (DecoderFallbackException exception)
        {
            throw file.Broken($"{what} at {Position - length:N0} is not UTF-8.", exception);
        }
    }

    /// <summary>A value: its type, and the value.</summary>
    /// <param name="key">Its key, for messages.</param>
    public object Value(string key) => Value(UInt32($"the type of {key}"), key, 0);

    private object Value(uint type, string key, int depth) => type switch
    {
        Flag => Boolean(Take(1, key)[0], key),
        String => Text(key),
        List => Array(key, depth),
        _ => Numbers(type, 1, key).GetValue(0)!,
    };

    private Array Array(string key, int depth)
    {
        if (depth == DeepestList)
        {
            throw file.Broken($"{key} has lists in lists, more than {DeepestList} deep.");
        }

        uint type = UInt32($"the type of {key}");
        long count = Count($"the length of {key}", LeastBytes(type, key));
        switch (type)
        {
            case Flag:
                bool[] flags = new bool[count];
                Fill(flags, () => Boolean(Take(1, key)[0], key));
                return flags;
            case String:
                string[] texts = new string[count];
                Fill(texts, () => Text(key));
                return texts;
            case List:
                var lists = new Array[count];
                Fill(lists, () => Array(key, depth + 1));
                return lists;
            default:
                return Numbers(type, count, key);
        }
    }

    // Memory is asked for once the bytes are known to be there: no list takes much more than its bytes in the file.
    private Array Numbers(uint type, long count, string key) => type switch
    {
        0 => Copy<byte>(count, key),
        1 => Copy<sbyte>(count, key),
        2 => Copy<ushort>(count, key),
        3 => Copy<short>(count, key),
        4 => Copy<uint>(count, key),
        5 => Copy<int>(count, key),
        6 => Copy<float>(count, key),
        10 => Copy<ulong>(count, key),
        11 => Copy<long>(count, key),
        12 => Copy<double>(count, key),
        _ => throw Unknown(type, key),
    };

    private int LeastBytes(uint type, string key) => type switch
    {
        0 or 1 or Flag => 1,
        2 or 3 => 2,
        4 or 5 or 6 => 4,
        10 or 11 or 12 or String => 8,
        List => 4 + 8,
        _ => throw Unknown(type, key),
    };

    private T[] Copy<T>(long count, string key)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(Take(count * Marshal.SizeOf<T>(), key)).ToArray();

    private static void Fill<T>(T[] items, Func<T> next)
    {
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = next();
        }
    }

    private bool Boolean(byte value, string key) =>
        value <= 1 ? value == 1 : throw file.Broken($"{key} is neither true nor false, but {value}.");

    private ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count > Left)
        {
            throw file.Broken($"it ends before {what} does. The file is cut short.");
        }

        if (count > int.MaxValue)
        {
            throw file.Broken($"{what} takes {count:N0} bytes, which is too much.");
        }

        var bytes = file.Span(Position, (int)count);
        Position += count;
        return bytes;
    }

    private InvalidDataException Unknown(uint type, string key) =>
        file.Broken($"{key} has type {type}, which the format does not have.");
}
