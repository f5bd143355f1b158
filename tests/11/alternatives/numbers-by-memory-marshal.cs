// task:  11.1
// title: The span cast at once
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

        float[] numbers = new float[bytes.Length / (type == StoredType.F32 ? 4 : 2)];
        if (type == StoredType.F32)
        {
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).CopyTo(numbers);
        }
        else
        {
            var halves = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes);
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = type == StoredType.F16
                    ? (float)BitConverter.UInt16BitsToHalf(halves[i])
                    : BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
            }
        }

        return tensor(numbers).reshape([.. shape]);
    }
}
