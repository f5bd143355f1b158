extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class FrequenciesTests
{
    [Test, ForTask("03.2")]
    public void Six_features_have_three_frequencies()
    {
        // 10000^(-0/6), 10000^(-2/6) and 10000^(-4/6).
        TensorAssert.Close(
            Sinusoids.Frequencies(6),
            tensor(new[] { 1, 0.046415888336127774, 0.002154434690031882 }),
            "frequencies for d_model 6, by hand",
            Suspects(6));
    }

    [Test, ForTask("03.2")]
    public void Four_features_turn_at_1_and_a_hundredth()
    {
        // 10000^(-0/4) = 1 and 10000^(-2/4) = 1/100.
        TensorAssert.Close(
            Sinusoids.Frequencies(4), tensor(new[] { 1, 0.01 }), "frequencies for d_model 4, by hand", Suspects(4));
    }

    [Test, ForTask("03.2")]
    public void Eight_features_lose_a_factor_of_10_with_each_pair() => TensorAssert.Close(
        Sinusoids.Frequencies(8),
        tensor(new[] { 1, 0.1, 0.01, 0.001 }),
        "frequencies for d_model 8, by hand",
        Suspects(8));

    [Test, ForTask("03.2")]
    public void An_odd_number_of_features_rounds_up()
    {
        // The last sine has no cosine beside it, and still needs its frequency.
        TensorAssert.Close(
            Sinusoids.Frequencies(5),
            tensor(new[] { 1, Math.Pow(10000, -0.4), Math.Pow(10000, -0.8) }),
            "frequencies for d_model 5, by hand",
            Suspects(5));
        TensorAssert.Close(Sinusoids.Frequencies(1), tensor(new[] { 1.0 }), "frequencies for d_model 1");
    }

    [Test, ForTask("03.2")]
    public void Any_width_matches_the_reference()
    {
        foreach (long dModel in new long[] { 2, 3, 6, 7, 10, 64, 65, 512 })
        {
            TensorAssert.Close(
                Sinusoids.Frequencies(dModel),
                Reference.Sinusoids.Frequencies(dModel),
                $"frequencies for d_model {dModel}",
                Suspects(dModel));
        }
    }

    [Test, ForTask("03.2")]
    public void Each_is_slower_than_the_one_before_by_the_same_factor()
    {
        var frequencies = Sinusoids.Frequencies(12);

        TensorAssert.Close(
            frequencies.narrow(0, 1, 5) / frequencies.narrow(0, 0, 5),
            full([5], Math.Pow(10000, -1 / 6.0), dtype: ScalarType.Float64),
            "each frequency for d_model 12, divided by the one before");
    }

    [Test, ForTask("03.2")]
    public void They_come_in_float64() => Assert.That(
        Sinusoids.Frequencies(6).dtype, Is.EqualTo(ScalarType.Float64), "dtype of the frequencies");

    [Test, ForTask("03.2")]
    public void Each_call_gives_a_tensor_of_its_own()
    {
        Sinusoids.Frequencies(6).fill_(7);
        TensorAssert.Close(
            Sinusoids.Frequencies(6),
            Reference.Sinusoids.Frequencies(6),
            "frequencies for d_model 6, after somebody wrote into some that were given out before");
    }

    [Test, ForTask("03.2")]
    public void Sizes_of_0_and_below_are_refused()
    {
        foreach (long dModel in new long[] { 0, -2 })
        {
            ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
                () => Sinusoids.Frequencies(dModel), "dModel", $"it is {dModel}");
        }
    }

    private static Suspect[] Suspects(long dModel)
    {
        var pairs = arange((dModel + 1) / 2, dtype: ScalarType.Float64);
        return
        [
            new(pow(10000.0, -pairs / dModel), "the exponent is -i/d_model and not -2i/d_model"),
            new(
                pow(10000.0, -4 * pairs / dModel),
                "the exponent is -4i/d_model and not -2i/d_model: the 2 comes in twice, i counting pairs"),
            new(
                pow(10000.0, 2 * pairs / dModel),
                "the exponent lacks its sign: these are wavelengths and not frequencies"),
            new(
                pow(10000.0, -pairs / Math.Max(1, (dModel / 2) - 1)),
                "the exponents are divided by d_model/2 - 1 and so run down to -1; the formula divides 2i by d_model"),
            new(ones_like(pairs), "the division is one of whole numbers, which leaves 0 of every exponent"),
        ];
    }
}
