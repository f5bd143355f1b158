// task:  11.1
// title: Numbers are read big endian
// hint:  In a file the lowest byte comes first.
// source: safetensors/safetensors #448: values read in the wrong order of bytes
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
                StoredType.F32 => BinaryPrimitives.ReadSingleBigEndian(number),
                StoredType.F16 => (float)BinaryPrimitives.ReadHalfBigEndian(number),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16BigEndian(number) << 16),
            };
        }

        return tensor(numbers, [.. shape]); // [numbers] → shape
    }
}
