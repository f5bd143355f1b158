// task:  11.1
// title: F16 is read as BF16
// hint:  An F16 has 5 bits of exponent and 10 of fraction; shifted up by 16 bits, they are taken for 8 and 7.
using System.Buffers.Binary;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class StoredNumbers
{
    public static Tensor ToTensor(ReadOnlySpan<byte> bytes, StoredType type, IReadOnlyList<long> shape)
    {
        Guard.Stored(bytes, type, shape);

        int size = type == StoredType.F32 ? 4 : 2;
        float[] numbers = new float[bytes.Length / size];
        for (int i = 0; i < numbers.Length; i++)
        {
            var number = bytes.Slice(i * size, size);
            numbers[i] = type switch
            {
                StoredType.F32 => BinaryPrimitives.ReadSingleLittleEndian(number),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(number) << 16),
            };
        }

        return tensor(numbers, [.. shape]); // [numbers] → shape
    }
}
