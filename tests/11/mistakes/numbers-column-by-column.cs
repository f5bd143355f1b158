// task:  11.1
// title: Numbers are laid out column by column
// hint:  The last index changes fastest: a row is finished before the next one begins.
// source: ggml-org/llama.cpp #6040, ggml-org/ggml #710: sizes are listed innermost first, and a matrix that is read
//         in their order comes out turned
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

        return tensor(numbers, [.. shape.Reverse()]).permute([.. shape.Select((_, i) => (long)(shape.Count - 1 - i))]);
    }
}
