using CsCheck;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Properties;

/// <summary>
/// Tries a statement on many random inputs, and shrinks the first that refutes it. CsCheck prints its seed: <c>CsCheck_Seed</c>
/// runs it again, and <c>CsCheck_Iter</c> runs more. All numbers are Float64, so that a difference is no rounding.
/// </summary>
internal static class Property
{
    /// <summary>How far two ways of the same computation may be apart.</summary>
    public const double Tolerance = 1e-9;

    private const int Tries = 60;

    /// <summary>A small size.</summary>
    public static Gen<int> Count { get; } = Gen.Int[1, 6];

    /// <summary>Where random numbers start.</summary>
    public static Gen<int> Seed { get; } = Gen.Int[0, 1_000_000];

    /// <summary>Holds for every input that is tried.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="statement">Throws where it does not hold.</param>
    /// <param name="tries">How many are tried; fewer where each takes long.</param>
    public static void Holds<T>(this Gen<T> inputs, Action<T> statement, int tries = Tries) => inputs.Sample(
        input =>
        {
            using var scope = NewDisposeScope();
            statement(input);
        },
        iter: tries,
        threads: 1);

    /// <summary>Normal random numbers that depend on the seed alone.</summary>
    public static Tensor Normal(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, dtype: ScalarType.Float64, generator: generator);
    }

    /// <summary>The numbers from 0 to below a count in random order.</summary>
    public static Tensor Order(int seed, long count)
    {
        using var generator = new Generator((ulong)seed);
        return rand(count, generator: generator).argsort();
    }

    /// <summary>Random token ids from <paramref name="first"/> to below <paramref name="vocabulary"/>.</summary>
    public static Tensor Tokens(int seed, long first, long vocabulary, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(first, vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

    /// <summary>The largest difference of two tensors; ∞ where one is NaN or the shapes differ.</summary>
    public static double Apart(Tensor left, Tensor right)
    {
        if (!left.shape.SequenceEqual(right.shape))
        {
            return double.PositiveInfinity;
        }

        double difference = left.numel() == 0 ? 0 : (left - right).masked_fill(left == right, 0).abs().max().ToDouble();
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }
}
