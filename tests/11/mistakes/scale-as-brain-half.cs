// task:  11.12
// title: The scale is read as a BF16
// hint:  The scale is a Float16.
// source: 1bit-MONSTER/1bit-MONSTER #677: the scale of Q4_0 converted as bfloat16
using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Blocks
{
    public static void Unpack(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        Guard.Block(block, type, numbers);

        float scale = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(block) << 16);
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
