// task:   11.12
// title:  reads the scale as a BF16
// expect: The scale is a Float16. You read it as a BF16, by shifting 16 bits up.
// hears:  scale-as-brain-half
// source: 1bit-MONSTER/1bit-MONSTER #677: Q4_0's scale is converted as bfloat16
using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Blocks
{
    public static void Unpack(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        Guard.Block(block, type, numbers);

        float d = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(block) << 16);
        float m = type == StoredType.Q4_1
            ? BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(block[2..]) << 16)
            : 0;
        int start = type == StoredType.Q4_1 ? 4 : 2;
        for (int i = 0; i < 32; i++)
        {
            int q = type == StoredType.Q8_0 ? (sbyte)block[start + i]
                : (i < 16 ? block[start + i] & 15 : block[start + i - 16] >> 4) - (type == StoredType.Q4_0 ? 8 : 0);
            numbers[i] = (q * d) + m;
        }
    }
}
