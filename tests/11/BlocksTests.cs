using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class BlocksTests
{
    // Half-precision numbers: 0.5 is 0x3800, 0.25 is 0x3400, -3 is 0xC200.
    private static readonly byte[] s_half = [0x00, 0x38];
    private static readonly byte[] s_quarter = [0x00, 0x34];
    private static readonly byte[] s_minus3 = [0x00, 0xC2];

    [Test, ForTask("11.12")]
    public void Q8_0_is_a_signed_byte_times_the_scale()
    {
        byte[] block = [.. s_half, .. Enumerable.Range(0, 32).Select(i => (byte)(i * 9))];
        float[] expected = [.. Enumerable.Range(0, 32).Select(i => (sbyte)(byte)(i * 9) * 0.5f)];
        Numbers(
            block,
            StoredType.Q8_0,
            expected,
            ([.. Enumerable.Range(0, 32).Select(i => (byte)(i * 9) * 0.5f)], "the bytes were read without their sign"));
    }

    [Test, ForTask("11.12")]
    public void Q4_0_is_four_bits_less_8_times_the_scale()
    {
        byte[] block = [.. s_quarter, .. Enumerable.Range(0, 16).Select(i => (byte)(i | ((15 - i) << 4)))];
        float[] expected = [.. Enumerable.Range(0, 32).Select(i => ((i < 16 ? i : 31 - i) - 8) * 0.25f)];
        float[] beside = [.. Enumerable.Range(0, 16).SelectMany(i => new[] { (i - 8) * 0.25f, (7 - i) * 0.25f })];
        float[] upperFirst = [.. expected[16..], .. expected[..16]];
        float[] unsigned = [.. expected.Select(number => number + 2)];
        float[] complement = [.. unsigned.Select(number => number >= 2 ? number - 4 : number)];
        Numbers(
            block,
            StoredType.Q4_0,
            expected,
            (beside, "the two numbers of a byte do not lie side by side: the upper ones are numbers 16 to 31"),
            (upperFirst, "the lower four bits come first, numbers 0 to 15"),
            (unsigned, "8 has to be taken away from each before scaling"),
            (complement, "four bits were taken for a signed number; they are stored with 8 added"));
    }

    [Test, ForTask("11.12")]
    public void Q4_1_is_four_bits_times_the_scale_plus_the_smallest()
    {
        byte[] block = [.. s_half, .. s_minus3, .. Enumerable.Range(0, 16).Select(i => (byte)((i * 7 % 16) | (i << 4)))];
        float[] expected = [.. Enumerable.Range(0, 32).Select(i => ((i < 16 ? i * 7 % 16 : i - 16) * 0.5f) - 3)];
        Numbers(
            block,
            StoredType.Q4_1,
            expected,
            ([.. expected.Select(number => number - 4)], "Q4_1 takes no 8 away: its smallest number does that"),
            ([.. expected.Select(number => ((number + 3) / 0.5f * -3) + 0.5f)], "scale and smallest number are exchanged: the scale comes first"));
    }

    [Test, ForTask("11.12")]
    public void Every_block_of_llama_cpp_s_comes_back_bit_for_bit([Values] bool named)
    {
        var expected = GoldenFiles.Tensors("tiny-gguf-expected.safetensors");
        foreach (var type in new[] { StoredType.Q8_0, StoredType.Q4_0, StoredType.Q4_1 })
        {
            byte[] bytes = expected[$"{type}.bytes"].data<byte>().ToArray();
            float[] right = expected[$"{type}.dequantised"].data<float>().ToArray();
            float[] given = named
                ? StoredTensors.Read(bytes, new StoredTensor("x", type, [3, 64], bytes.Length)).data<float>().ToArray()
                : Blocks3x64(bytes, type);
            for (int i = 0; i < right.Length; i++)
            {
                Assert.That(
                    BitConverter.SingleToInt32Bits(given[i] + 0f),
                    Is.EqualTo(BitConverter.SingleToInt32Bits(right[i] + 0f)),
                    $"{type}, number {i}: {given[i]:g9}, expected {right[i]:g9}");
            }
        }
    }

    [Test, ForTask("11.12")]
    public void Other_types_and_sizes_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => Blocks.Unpack(new byte[18], StoredType.F16, new float[32]), "type", "F16 has no blocks");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Blocks.Unpack(new byte[18], StoredType.Q4_1, new float[32]), "block", "a block of Q4_1 has 20 bytes");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Blocks.Unpack(new byte[18], StoredType.Q4_0, new float[31]), "block", "there is room for 31 numbers");
    }

    private static float[] Blocks3x64(byte[] bytes, StoredType type)
    {
        float[] numbers = new float[192];
        int size = bytes.Length / 6;
        for (int i = 0; i < 6; i++)
        {
            Blocks.Unpack(bytes.AsSpan(i * size, size), type, numbers.AsSpan(32 * i, 32));
        }

        return numbers;
    }

    private static void Numbers(
        byte[] block, StoredType type, float[] expected, params (IReadOnlyList<float>, string)[] suspects)
    {
        float[] numbers = new float[32];
        Blocks.Unpack(block, type, numbers);
        Said.Same(numbers, expected, $"numbers of a block of type {type}", suspects);
    }
}
