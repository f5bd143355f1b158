using System.Buffers.Binary;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>Reads tensors of any type that weights come in.</summary>
public static class StoredTensors
{
    /// <summary>Whether a weight can be of this type.</summary>
    /// <param name="type">The type.</param>
    public static bool IsReadable(StoredType type) =>
        type is StoredType.F32 or StoredType.F16 or StoredType.BF16 || type.BlockLength() > 1;

    /// <summary>Reads a tensor.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="stored">Its type and shape.</param>
    /// <returns>The numbers, Float32.</returns>
    public static Tensor Read(ReadOnlySpan<byte> bytes, StoredTensor stored) => stored.Type.BlockLength() == 1
        ? StoredNumbers.ToTensor(bytes, stored.Type, stored.Shape)
        : FromBlocks(bytes, stored.Type, stored.Shape);

    private static Tensor FromBlocks(ReadOnlySpan<byte> bytes, StoredType type, IReadOnlyList<long> shape)
    {
        var (size, length) = (type.BlockBytes(), type.BlockLength());
        float[] numbers = new float[bytes.Length / size * length];
        for (int block = 0; block < bytes.Length / size; block++)
        {
            var source = bytes.Slice(block * size, size);
            var target = numbers.AsSpan(block * length, length);
            if (type is StoredType.Q5_0 or StoredType.Q5_1)
            {
                FromFiveBits(source, type, target);
            }
            else
            {
                Blocks.Unpack(source, type, target);
            }
        }

        return tensor(numbers, [.. shape]);
    }

    /// <summary>
    /// A block of 5 bits a value: the scale, with Q5_1 the smallest value, 32 fifth bits, and 32 times 4 bits as Q4 has
    /// them.
    /// </summary>
    private static void FromFiveBits(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
    {
        float scale = (float)BinaryPrimitives.ReadHalfLittleEndian(block);
        float least = type == StoredType.Q5_1 ? (float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]) : 0;
        int begin = type == StoredType.Q5_1 ? 4 : 2;
        uint fifths = BinaryPrimitives.ReadUInt32LittleEndian(block[begin..]);
        for (int i = 0; i < numbers.Length; i++)
        {
            byte pair = block[begin + 4 + (i % 16)];
            int value = (i < 16 ? pair & 15 : pair >> 4) | (int)((fifths >> i) & 1) << 4;
            numbers[i] = type == StoredType.Q5_1 ? (value * scale) + least : (value - 16) * scale;
        }
    }
}
