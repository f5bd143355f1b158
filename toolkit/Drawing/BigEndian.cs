namespace Katas.Toolkit.Drawing;

/// <summary>Bytes as font files want them: the most significant first.</summary>
internal sealed class BigEndian
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public BigEndian U8(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    /// <summary>Two bytes; a negative number is written as its complement.</summary>
    public BigEndian U16(int value) => U8(value >> 8).U8(value);

    public BigEndian U32(uint value) => U16((int)(value >> 16)).U16((int)(value & 0xFFFF));

    public BigEndian Bytes(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public BigEndian Zeros(int count) => Bytes(new byte[count]);

    public BigEndian Repeat(int count, Action<BigEndian> write)
    {
        for (int i = 0; i < count; i++)
        {
            write(this);
        }

        return this;
    }

    public byte[] ToArray() => [.. _bytes];
}
