// task:  11.1
// title: The shape is left out
// hint:  The numbers are right, and lie in a single dimension. They have to get the shape.
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
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(number) << 16),
            };
        }

        return tensor(numbers);
    }
}
