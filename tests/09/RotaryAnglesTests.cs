extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class RotaryAnglesTests
{
    // In 64 tokens these turn 10.2, 2.03, 0.41 and 0.08 times: fast, in between, slow, slow.
    private static readonly RotaryScaling s_scaling = new(Factor: 8, LowTurns: 1, HighTurns: 4, OriginalLength: 64);

    [Test, ForTask("09.4")]
    public void Each_pair_is_slower_than_the_one_before_by_the_same_factor()
    {
        TensorAssert.Close(
            RotaryAngles.Frequencies(6, 64),
            tensor(new[] { 1, 1 / 4.0, 1 / 16.0 }),
            "frequencies of 6 features, base 64: 64^0, 64^(-2/6), 64^(-4/6)",
            new Suspect(tensor(new[] { 1, 1 / 2.0, 1 / 4.0 }), "the exponent is -i / features, and not -2i / features"),
            new Suspect(tensor(new[] { 1.0, 4, 16 }), "the sign of the exponent is lost: the angles grow"),
            new Suspect(
                tensor(new[] { 1, 1 / 16.0, 1 / 256.0 }),
                "the exponent is divided by the number of pairs, not of features"),
            new Suspect(
                tensor(new[] { 1, 1 / 8.0, 1 / 64.0 }),
                "the last exponent is -1: it has to stop a step short of that"));
    }

    [Test, ForTask("09.4")]
    public void There_is_one_for_each_pair_in_float64()
    {
        var frequencies = RotaryAngles.Frequencies(10, 10_000);
        Assert.That(frequencies.shape, Is.EqualTo(new long[] { 5 }), "shape for 10 features: one number for each pair");
        Assert.That(frequencies.dtype, Is.EqualTo(ScalarType.Float64), "type of the frequencies");
        // the last of 64 pairs: a float32 power is off in the eighth digit
        Assert.That(
            RotaryAngles.Frequencies(128, 500_000)[63].ToDouble(),
            Is.EqualTo(Math.Pow(500_000, -126 / 128.0)).Within(1e-20),
            "slowest frequency of 128 features, base 500,000, to the last digit of Float64");
    }

    [Test, ForTask("09.4")]
    public void Llama_3_slows_the_slow_ones_and_leaves_the_fast_ones()
    {
        var plain = RotaryAngles.Frequencies(8, 625); // 1, 0.2, 0.04, 0.008
        double turns = 64 * 0.2 / (2 * Math.PI); // 2.04
        double share = (turns - 1) / (4 - 1);
        double[] expected = [1, (share * 0.2) + ((1 - share) * 0.2 / 8), 0.04 / 8, 0.008 / 8];

        TensorAssert.Close(
            RotaryAngles.Frequencies(8, 625, s_scaling),
            tensor(expected),
            "frequencies 1, 0.2, 0.04, 0.008, slowed down 8-fold below 1 turn in 64 tokens and not from 4 turns on",
            new Suspect(plain, "nothing is slowed down"),
            new Suspect(plain / 8, "all are slowed down, the fast ones too"),
            new Suspect(
                plain * tensor(new[] { 1 / 8.0, (share / 8) + 1 - share, 1, 1 }),
                "the fast ones are slowed down, and the slow ones left"),
            new Suspect(
                plain * tensor(new[] { 1, 1 / 8.0, 1 / 8.0, 1 / 8.0 }),
                "what lies between fast and slow is taken for slow"));
    }

    [Test, ForTask("09.4")]
    public void Odd_numbers_of_features_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(() => RotaryAngles.Frequencies(7, 10_000), "features", "it is odd");
        ArgumentAssert.Rejects<ArgumentException>(() => RotaryAngles.Frequencies(0, 10_000), "features", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(() => RotaryAngles.Frequencies(8, 0), "theta", "it is 0");
    }

    [Test, ForTask("09.5")]
    public void At_position_0_nothing_turns_and_the_first_pair_turns_a_radian_a_token()
    {
        var (cos, sin) = RotaryAngles.At(tensor(new long[] { 0, 1, 2 }), tensor(new[] { 1, 0.5 }));

        TensorAssert.Close(
            cos,
            tensor(new[,] { { 1, 1 }, { Math.Cos(1), Math.Cos(0.5) }, { Math.Cos(2), Math.Cos(1) } }),
            "cosines at positions 0, 1, 2 with frequencies 1 and 0.5");
        TensorAssert.Close(
            sin,
            tensor(new[,] { { 0, 0 }, { Math.Sin(1), Math.Sin(0.5) }, { Math.Sin(2), Math.Sin(1) } }),
            "sines at positions 0, 1, 2 with frequencies 1 and 0.5");
    }

    [Test, ForTask("09.5")]
    public void It_goes_by_each_token_s_position_and_not_by_its_place_in_the_list()
    {
        var frequencies = tensor(new[] { 1, 0.1 });
        var at = RotaryAngles.At(tensor(new long[] { 7, 3, 7 }), frequencies);
        var counted = Reference.RotaryAngles.At(arange(3), frequencies);

        TensorAssert.Close(
            at.Cos[0],
            tensor(new[] { Math.Cos(7), Math.Cos(0.7) }),
            "cosines of the first of the positions 7, 3, 7",
            new Suspect(counted.Cos[0], "the positions are counted from 0, and not taken from the argument"));
        TensorAssert.Close(at.Cos[0], at.Cos[2], "cosines of the first and the third of the positions 7, 3, 7");
    }

    [Test, ForTask("09.5")]
    public void Far_positions_are_exact()
    {
        const double frequency = 0.3160000000000001;
        var (cos, _) = RotaryAngles.At(tensor(new long[] { 1_000_003 }), tensor(new[] { frequency }));
        float single = MathF.Cos(1_000_003f * (float)frequency);

        Assert.That(cos.dtype, Is.EqualTo(ScalarType.Float64), "type of the cosines");
        Assert.That(
            cos.ToDouble(),
            Is.EqualTo(Math.Cos(1_000_003 * frequency)).Within(1e-9),
            $"cosine at position 1,000,003 with frequency 0.316; by Float32 angles it would be {single:0.0000}");
    }

    [Test, ForTask("09.5")]
    public void Positions_are_whole_numbers()
    {
        var positions = ones(3);
        ArgumentAssert.Rejects(
            () => RotaryAngles.At(positions, ones(2, dtype: ScalarType.Float64)), "positions", positions, "they are Float32");
    }

    [Test, ForTask("09.4")]
    public void Frequencies_match_the_reference()
    {
        foreach (var (features, @base) in new[] { (8L, 10_000.0), (2, 10_000), (64, 500_000), (10, 3.5) })
        {
            TensorAssert.Close(
                RotaryAngles.Frequencies(features, @base),
                Reference.RotaryAngles.Frequencies(features, @base),
                $"frequencies of {features} features, base {@base}");
        }
    }

    [Test, ForTask("09.4")]
    public void Scaled_frequencies_match_the_reference()
    {
        foreach (var scaling in new[] { s_scaling, new(4, 0.5, 2, 24), new(32, 1, 4, 8192) })
        {
            TensorAssert.Close(
                RotaryAngles.Frequencies(16, 1000, scaling),
                Reference.RotaryAngles.Frequencies(16, 1000, Models.Same(scaling)),
                $"frequencies of 16 features, base 1,000, {scaling}");
        }
    }

    [Test, ForTask("09.5")]
    public void Cosines_and_sines_match_the_reference()
    {
        Compare(arange(0, 7));
        Compare(tensor(new long[] { 5, 0, 5, 123 }));
        Compare(tensor(new long[,] { { 0, 1, 2 }, { 5, 6, 7 } }));
        Compare(tensor(new long[] { 9 }));
        Compare(arange(0, 6).view(2, 1, 3));
    }

    private static void Compare(Tensor positions)
    {
        var frequencies = Reference.RotaryAngles.Frequencies(8, 10_000);
        var (cos, sin) = RotaryAngles.At(positions, frequencies);
        var expected = Reference.RotaryAngles.At(positions, frequencies);
        string what = $"at positions {Toolkit.Guard.Shape(positions)}, 4 frequencies";
        TensorAssert.Close(cos, expected.Cos, $"cosines {what}");
        TensorAssert.Close(sin, expected.Sin, $"sines {what}");
    }
}
