// task:  11.1
// title: A BF16 is put into the lower half of a Float32
// hint:  The 16 bits of a BF16 are the upper ones of a Float32: sign and exponent stand there.
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
                StoredType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(number),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(number)),
            };
        }

        return tensor(numbers, [.. shape]); // [numbers] → shape
    }
}
