// task:  11.12
// title: Q4_1 takes 8 away as well
// hint:  Q4_1 has its smallest number in place of the 8.
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
            numbers[i] = Number(pairs[i] & 0b1111);
            numbers[i + pairs.Length] = Number(pairs[i] >> 4);
        }

        float Number(int four) => hasLeast ? ((four - 8) * scale) + least : (four - 8) * scale;
    }
}
