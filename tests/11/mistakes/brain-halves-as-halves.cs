// task:  11.1
// title: BF16 is read as F16
// hint:  BF16 and F16 divide their 16 bits in different ways. A BF16 is the upper half of a Float32.
// source: raven-ml/raven #81; 1bit-MONSTER/1bit-MONSTER #677: one half type taken for the other
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
                _ => (float)BinaryPrimitives.ReadHalfLittleEndian(number),
            };
        }

        return tensor(numbers, [.. shape]); // [numbers] → shape
    }
}
