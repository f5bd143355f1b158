using System.Buffers.Binary;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class StoredNumbersTests
{
    [Test, ForTask("11.1")]
    public void Float32_lies_row_by_row_and_little_endian()
    {
        float[] numbers = [1, 2, 3, 4.5f, -6, 1e-20f];
        var result = StoredNumbers.ToTensor(Bytes(numbers), StoredType.F32, [2, 3]);

        var expected = tensor(new[,] { { 1, 2, 3 }, { 4.5f, -6, 1e-20f } });
        TensorAssert.Close(
            result,
            expected,
            "six numbers as [2, 3]",
            1e-30,
            new Suspect(
                tensor(numbers).view(3, 2).t().contiguous(), "the first index changes fastest; rows come one after the other"));
    }

    [Test, ForTask("11.1")]
    public void Every_Float16_is_the_number_that_its_bits_say()
    {
        // 1 bit sign, 5 bits exponent, 10 bits fraction: (1 + fraction / 1024) · 2^(exponent - 15), without the 1 at exponent 0.
        Every(StoredType.F16, exponentBits: 5, fractionBits: 10);
    }

    [Test, ForTask("11.1")]
    public void Every_BFloat16_is_the_number_that_its_bits_say()
    {
        // 1 bit sign, 8 bits exponent, 7 bits fraction, as in the upper half of a Float32.
        Every(StoredType.BF16, exponentBits: 8, fractionBits: 7);
    }

    [Test, ForTask("11.1")]
    public void Any_shape_is_filled_with_the_last_index_fastest()
    {
        float[] numbers = [.. Enumerable.Range(0, 30).Select(i => i * 0.5f)];
        var result = StoredNumbers.ToTensor(Bytes(numbers), StoredType.F32, [2, 3, 5]);
        Assert.That(result.shape, Is.EqualTo(new long[] { 2, 3, 5 }), "shape");
        Assert.That(result[1, 2, 4].ToSingle(), Is.EqualTo(14.5f), "the last number");
        Assert.That(result[1, 0, 1].ToSingle(), Is.EqualTo(8f), "number [1, 0, 1]: the 17th");

        var single = StoredNumbers.ToTensor(Bytes([7.25f]), StoredType.F32, []);
        Assert.That(single.shape, Is.Empty, "shape of a single number");
        Assert.That(single.ToSingle(), Is.EqualTo(7.25f));
        var none = StoredNumbers.ToTensor([], StoredType.F16, [3, 0]);
        Assert.That(none.shape, Is.EqualTo(new long[] { 3, 0 }), "shape of no number");
    }

    [Test, ForTask("11.1")]
    public void Whatever_the_type_the_result_is_Float32_and_a_copy()
    {
        byte[] bytes = Bytes([1, 2, 3]);
        var result = StoredNumbers.ToTensor(bytes, StoredType.F32, [3]);
        bytes.AsSpan().Clear();
        TensorAssert.Close(result, tensor(new float[] { 1, 2, 3 }), "numbers, their bytes having been overwritten");
        foreach (var type in new[] { StoredType.F16, StoredType.BF16 })
        {
            Assert.That(
                StoredNumbers.ToTensor(new byte[8], type, [2, 2]).dtype, Is.EqualTo(ScalarType.Float32), $"type made of {type}");
        }
    }

    [Test, ForTask("11.1")]
    public void Bytes_may_lie_at_an_odd_address()
    {
        byte[] file = [99, .. Bytes([3, -4])];
        TensorAssert.Close(
            StoredNumbers.ToTensor(file.AsSpan(1), StoredType.F32, [2]), tensor(new float[] { 3, -4 }), "numbers from byte 1 on");
    }

    [Test, ForTask("11.1")]
    public void Other_types_and_other_lengths_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => StoredNumbers.ToTensor(new byte[16], StoredType.I64, [2]), "type", "whole numbers are no weights");
        ArgumentAssert.Rejects<ArgumentException>(
            () => StoredNumbers.ToTensor(new byte[15], StoredType.F32, [2, 2]), "bytes", "a byte is missing");
        ArgumentAssert.Rejects<ArgumentException>(
            () => StoredNumbers.ToTensor(new byte[16], StoredType.F16, [2, 2]), "bytes", "there are twice as many");
    }

    private static void Every(StoredType type, int exponentBits, int fractionBits)
    {
        byte[] bytes = new byte[2 * 65536];
        for (int i = 0; i < 65536; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)i);
        }

        float[] numbers = StoredNumbers.ToTensor(bytes, type, [65536]).data<float>().ToArray();
        for (int i = 0; i < 65536; i++)
        {
            double expected = Number(i, exponentBits, fractionBits);
            bool same = double.IsNaN(expected) ? float.IsNaN(numbers[i])
                : numbers[i] == expected && float.IsNegative(numbers[i]) == double.IsNegative(expected);
            Assert.That(same, Is.True, $"{type} with bits {i:x4} became {numbers[i]:g9}; expected {expected:g9}");
        }
    }

    private static double Number(int bits, int exponentBits, int fractionBits)
    {
        int most = (1 << exponentBits) - 1;
        int bias = most / 2;
        double sign = bits >> 15 == 0 ? 1 : -1;
        int exponent = (bits >> fractionBits) & most;
        double fraction = (bits & ((1 << fractionBits) - 1)) / (double)(1 << fractionBits);
        return exponent == most ? (fraction == 0 ? sign * double.PositiveInfinity : double.NaN)
            : exponent == 0 ? sign * fraction * Math.Pow(2, 1 - bias)
            : sign * (1 + fraction) * Math.Pow(2, exponent - bias);
    }

    private static byte[] Bytes(float[] numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        foreach (var (i, number) in numbers.Index())
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), number);
        }

        return bytes;
    }
}
