// task:   11.1
// title:  takes halves apart by hand, and gets those below the normal range wrong
// expect: Subnormal halves have the exponent of the smallest normal number, -14. Yours come out at half their size;
//         BitConverter and BinaryPrimitives know halves already.
// hears:  StoredNumbersTests.Every_Float16_is_the_number_that_its_bits_say
// source: tenstorrent/tt-metal #48264: subnormal halves decoded to half their size
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

        float[] numbers = new float[type == StoredType.F32 ? bytes.Length / 4 : bytes.Length / 2];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (type == StoredType.F32)
            {
                numbers[i] = BitConverter.ToSingle(bytes.Slice(4 * i, 4));
                continue;
            }

            int bits = bytes[2 * i] | (bytes[(2 * i) + 1] << 8);
            if (type == StoredType.BF16)
            {
                numbers[i] = BitConverter.Int32BitsToSingle(bits << 16);
                continue;
            }

            float sign = bits >> 15 == 0 ? 1 : -1;
            int exponent = (bits >> 10) & 31;
            float fraction = (bits & 1023) / 1024f;
            numbers[i] = exponent switch
            {
                0 => sign * fraction * MathF.Pow(2, -15),
                31 => fraction == 0 ? sign * float.PositiveInfinity : float.NaN,
                _ => sign * (1 + fraction) * MathF.Pow(2, exponent - 15),
            };
        }

        return tensor(numbers, [.. shape]);
    }
}
