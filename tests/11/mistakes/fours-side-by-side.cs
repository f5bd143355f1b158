// task:  11.12
// title: The two halves of a byte are neighbours
// hint:  The lower halves are numbers 0 to 15, the upper ones 16 to 31.
// source: 1bit-MONSTER/1bit-MONSTER #1268: one format, read by three orders of its nibbles
using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Blocks
{
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
            numbers[2 * i] = Number(pairs[i] & 0b1111);
            numbers[(2 * i) + 1] = Number(pairs[i] >> 4);
        }

        float Number(int four) => hasLeast ? (four * scale) + least : (four - 8) * scale;
    }
}
