// task:   11.12
// title:  takes four bits for a signed number
// expect: Four bits are stored with 8 added, not in two's complement: take 8 away from each.
// hears:  BlocksTests.Q4_0_is_four_bits_less_8_times_the_scale
// source: 1bit-MONSTER/1bit-MONSTER #1268: signed nibbles from an unsigned file
using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Blocks
{
    public static void Unpack(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        Guard.Block(block, type, numbers);

        float d = (float)BitConverter.ToHalf(block);
        float m = type == StoredType.Q4_1 ? (float)BitConverter.ToHalf(block[2..]) : 0;
        for (int i = 0; i < 32; i++)
        {
            if (type == StoredType.Q8_0)
            {
                numbers[i] = d * (sbyte)block[2 + i];
                continue;
            }

            byte both = block[(type == StoredType.Q4_1 ? 4 : 2) + (i % 16)];
            int q = i < 16 ? both & 15 : both >> 4;
            numbers[i] = type == StoredType.Q4_1 ? (q * d) + m : (q >= 8 ? q - 16 : q) * d;
        }
    }
}
