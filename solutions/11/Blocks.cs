using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Weights in 4 or 8 bits: 32 of them share a scale, a half-precision number in front of them. The format is
/// llama.cpp's.
/// </summary>
public static class Blocks
{
    /// <summary>
    /// The 32 numbers of a block. Q8_0: the scale d (Float16), 32 signed bytes q; a number is q · d. Q4_0: d, 16 bytes
    /// of two q each; (q - 8) · d. Q4_1: d, the smallest number m (Float16), 16 bytes of two q each; q · d + m. Of the
    /// 16 bytes, the lower four bits are numbers 0 to 15, the upper four numbers 16 to 31. All little endian; computed
    /// in Float32.
    /// </summary>
    /// <param name="block">The block's bytes: 34, 18 or 20.</param>
    /// <param name="type">The block's type: Q8_0, Q4_0 or Q4_1.</param>
    /// <param name="numbers">Where the 32 numbers go.</param>
    /// <exception cref="ArgumentException">The type is another, or something has another size.</exception>
    [KataTask("11.12")]
    public static void Unpack(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        Guard.Block(block, type, numbers);

        float scale = (float)BinaryPrimitives.ReadHalfLittleEndian(block);
        if (type == StoredType.Q8_0)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = (sbyte)block[2 + i] * scale;
            }

            return;
        }

        bool hasLeast = type == StoredType.Q4_1;
        float least = hasLeast ? (float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]) : 0;
        var pairs = block[(hasLeast ? 4 : 2)..];
        for (int i = 0; i < pairs.Length; i++)
        {
            numbers[i] = Number(pairs[i] & 0b1111);
            numbers[i + pairs.Length] = Number(pairs[i] >> 4);
        }

        float Number(int four) => hasLeast ? (four * scale) + least : (four - 8) * scale;
    }
}
