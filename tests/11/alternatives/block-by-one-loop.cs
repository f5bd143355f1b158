// task:  11.12
// title: One loop for all three
using System.Buffers.Binary;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class Blocks
{
    public static void Unpack(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        Guard.Block(block, type, numbers);

        float scale = (float)BitConverter.ToHalf(block[..2]);
        float least = type == StoredType.Q4_1 ? (float)BitConverter.ToHalf(block[2..4]) : 0;
        var bytes = block[(type == StoredType.Q4_1 ? 4 : 2)..];
        for (int i = 0; i < 32; i++)
        {
            int number = type == StoredType.Q8_0 ? unchecked((sbyte)bytes[i])
                : i < 16 ? bytes[i] % 16
                : bytes[i - 16] / 16;
            numbers[i] = ((type == StoredType.Q4_0 ? number - 8 : number) * scale) + least;
        }
    }
}
