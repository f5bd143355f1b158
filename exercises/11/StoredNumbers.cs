using System.Buffers.Binary;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>
/// Numbers as they lie in a file: little endian, one after the other, in one of three types. All become Float32.
/// </summary>
public static class StoredNumbers
{
    /// <summary>
    /// Makes a tensor of bytes. The numbers come row by row: the last index changes fastest. F32 and F16 are those of
    /// IEEE 754; BF16 is the upper half of a Float32, whose lower half was cut off.
    /// </summary>
    /// <param name="bytes">The numbers' bytes; they may lie anywhere, at odd addresses, too.</param>
    /// <param name="type">The numbers' type: F32, F16 or BF16.</param>
    /// <param name="shape">The shape; empty for a single number.</param>
    /// <returns>A tensor of its own with the same numbers, Float32.</returns>
    /// <exception cref="ArgumentException">The type is another, or the bytes are more or fewer.</exception>
    [KataTask("11.1")]
    public static Tensor ToTensor(ReadOnlySpan<byte> bytes, StoredType type, IReadOnlyList<long> shape)
    {
        Guard.Stored(bytes, type, shape);

        throw new NotImplementedException("Task 11.1: a tensor from bytes");
    }
}
