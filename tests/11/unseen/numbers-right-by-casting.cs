// task:   11.1
// title:  right: casts the whole span at once
// expect: Nothing: it is right.
// hears:  passes
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

        float[] numbers = type switch
        {
            StoredType.F32 => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            StoredType.F16 => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Half>(bytes).ToArray()
                .Select(half => (float)half)],
            _ => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes).ToArray()
                .Select(upper => BitConverter.UInt32BitsToSingle((uint)upper << 16))],
        };
        return tensor(numbers, [.. shape]);
    }
}
