using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Where a mistake may change its input, the input is part of the result.
/// </summary>
public static class Probes
{
    [Probe("03.1")]
    public static double SensitivityOfRunningSums() => Order.Sensitivity(
        tokens => tokens.cumsum(-2),
        Seeded.Normal(1, ScalarType.Float64, 2, 5, 6),
        tensor(new long[] { 3, 0, 4, 1, 2 }));

    [Probe("03.1")]
    public static double SensitivityOfOneSequence() => Order.Sensitivity(
        tokens => tokens.cumsum(-2), Seeded.Normal(2, ScalarType.Float64, 5, 5), tensor(new long[] { 1, 2, 3, 4, 0 }));

    [Probe("03.1")]
    public static double SensitivityOfWhatIsEquivariant() => Order.Sensitivity(
        tokens => tokens.square(), Seeded.Normal(3, 3, 3, 3), tensor(new long[] { 1, 2, 0 }));

    [Probe("03.1")]
    public static double SensitivityBelowZero() => Order.Sensitivity(
        tokens => tokens.cumsum(-2), tensor(new double[,] { { -1 }, { -4 } }), tensor(new long[] { 1, 0 }));

    [Probe("03.2")]
    public static Tensor FrequenciesOfAnEvenWidth() => Sinusoids.Frequencies(10);

    [Probe("03.2")]
    public static Tensor FrequenciesOfAnOddWidth() => Sinusoids.Frequencies(7);

    [Probe("03.3")]
    public static Tensor TableOfAnEvenWidth() => Sinusoids.Table(5, 6);

    [Probe("03.3")]
    public static Tensor TableOfAnOddWidth() => Sinusoids.Table(5, 7);

    [Probe("03.3")]
    public static Tensor TableWithAnOffset() => Sinusoids.Table(4, 6, 11);

    [Probe("03.3")]
    public static Tensor TableFarOut() => Sinusoids.Table(3, 6, 30_000) * 1e-3; // rounding is nobody's fault out here

    [Probe("03.4")]
    public static (Tensor, Tensor) EncodedBatch()
    {
        var input = Seeded.Normal(4, 2, 3, 6);
        return (new SinusoidalEncoding(6).call(input, 0), input);
    }

    [Probe("03.4")]
    public static Tensor EncodedWithAnOffset() => new SinusoidalEncoding(7).call(Seeded.Normal(5, 3, 2, 4, 7), 9);

    [Probe("03.4")]
    public static Tensor EncodedAsFloat64() =>
        new SinusoidalEncoding(6).call(Seeded.Normal(6, ScalarType.Float64, 2, 2, 6), 1);

    [Probe("03.4")]
    public static Tensor EncodedOneSequence() => new SinusoidalEncoding(4).call(Seeded.Normal(7, 3, 4), 2);

    [Probe("03.5")]
    public static (Tensor, Tensor) CosinesOfABatch()
    {
        var vectors = Seeded.Normal(8, 2, 3, 7);
        return (Similarity.Cosine(vectors), vectors);
    }

    [Probe("03.5")]
    public static Tensor CosinesOfASquare() => Similarity.Cosine(Seeded.Normal(9, 4, 4));

    [Probe("03.5")]
    public static Tensor CosinesWithZeros() =>
        Similarity.Cosine(tensor(new float[,] { { 1, 2, 3 }, { 0, 0, 0 }, { 3, -1, 2 } }));

    [Probe("03.6")]
    public static (Tensor, Tensor) Learned()
    {
        var input = Seeded.Normal(10, 2, 3, 6);
        return (Seeded.Parameters(new LearnedPositions(9, 6)).call(input, 0), input);
    }

    [Probe("03.6")]
    public static Tensor LearnedWithAnOffset() =>
        Seeded.Parameters(new LearnedPositions(9, 6)).call(Seeded.Normal(11, 2, 3, 6), 4);

    [Probe("03.6")]
    public static Tensor LearnedToTheEnd() =>
        Seeded.Parameters(new LearnedPositions(9, 6)).call(Seeded.Normal(12, 2, 4, 6), 5);

    [Probe("03.6")]
    public static Tensor LearnedPastTheEnd() =>
        Seeded.Parameters(new LearnedPositions(9, 6)).call(Seeded.Normal(13, 2, 4, 6), 7);

    [Probe("03.6")]
    public static Tensor LearnedOnATextThatIsTooLong() =>
        Seeded.Parameters(new LearnedPositions(9, 6)).call(Seeded.Normal(42, 2, 10, 6), 0);

    [Probe("03.6")]
    public static Tensor LearnedWithOneRowLeft() =>
        Seeded.Parameters(new LearnedPositions(9, 6)).call(Seeded.Normal(14, 2, 2, 6), 8);

    [Probe("03.6")]
    public static Tensor GradientOfLearned()
    {
        var positions = Seeded.Parameters(new LearnedPositions(9, 6));
        (positions.call(Seeded.Normal(15, 2, 3, 6).requires_grad_(), 2) * Seeded.Normal(16, 2, 3, 6)).sum().backward();
        return positions.parameters().First().grad ?? zeros(0);
    }

    [Probe("03.7")]
    public static Tensor BetweenAsManyQueriesAsKeys() => Distances.Between(4, 4);

    [Probe("03.7")]
    public static Tensor BetweenFewerQueriesThanKeys() => Distances.Between(3, 6, 1);

    [Probe("03.7")]
    public static Tensor BetweenOneQueryAndKeysBeforeIt() => Distances.Between(1, 6, 5);

    [Probe("03.8")]
    public static (Tensor, Tensor) Clipped()
    {
        var distances = arange(-6, 7).reshape(1, 13);
        return (Distances.Clip(distances, 2), distances);
    }

    [Probe("03.8")]
    public static Tensor ClippedFarOff() => Distances.Clip(arange(-6, 7), 5);

    [Probe("03.9")]
    public static Tensor RelativeScoresOfABatch() =>
        Relative(2).Scores(Seeded.Normal(17, 2, 3, 7), Seeded.Normal(18, 2, 5, 7));

    [Probe("03.9")]
    public static Tensor RelativeScoresOfAllSizesEqual() => Seeded.Parameters(new RelativeAttention(4, 4, 2)).Scores(
        Seeded.Normal(19, 4, 4, 4), Seeded.Normal(20, 4, 4, 4));

    [Probe("03.9")]
    public static Tensor RelativeScoresWithAnOffset() =>
        Relative(1).Scores(Seeded.Normal(21, 2, 3, 7), Seeded.Normal(22, 2, 6, 7), 3);

    [Probe("03.9")]
    public static Tensor RelativeScoresOfHeads() =>
        Relative(2).Scores(Seeded.Normal(23, 2, 6, 3, 7), Seeded.Normal(24, 2, 6, 5, 7));

    [Probe("03.10")]
    public static (Tensor, Tensor) RelativeOnABatch() => Relative(2).call(
        Seeded.Normal(25, 2, 3, 7), Seeded.Normal(26, 2, 5, 7), Seeded.Normal(27, 2, 5, 4), null, 0);

    [Probe("03.10")]
    public static (Tensor, Tensor) RelativeUnderAMask()
    {
        var mask = Seeded.Mask(28, 2, 3, 5);
        mask[1, 2] = tensor(false);
        return Relative(2).call(
            Seeded.Normal(29, 2, 3, 7), Seeded.Normal(30, 2, 5, 7), Seeded.Normal(31, 2, 5, 4), mask, 0);
    }

    [Probe("03.10")]
    public static (Tensor, Tensor) RelativeUnderAnAdditiveMask() => Relative(2).call(
        Seeded.Normal(32, 2, 3, 7),
        Seeded.Normal(33, 2, 5, 7),
        Seeded.Normal(34, 2, 5, 4),
        Seeded.Normal(35, 3, 5),
        0);

    [Probe("03.10")]
    public static (Tensor, Tensor) RelativeWithAnOffset() => Relative(1).call(
        Seeded.Normal(36, 2, 3, 7), Seeded.Normal(37, 2, 6, 7), Seeded.Normal(38, 2, 6, 4), null, 3);

    [Probe("03.10")]
    public static (Tensor, Tensor) RelativeWithAllSizesEqual()
    {
        var attention = Seeded.Parameters(new RelativeAttention(4, 4, 2));
        return attention.call(
            Seeded.Normal(39, 2, 4, 4), Seeded.Normal(40, 2, 4, 4), Seeded.Normal(41, 2, 4, 4), null, 0);
    }

    [Probe("03.11")]
    public static (Tensor, Tensor) BucketsBothWays()
    {
        var distances = arange(-200, 201);
        return (Distances.Bucket(distances, true, 32, 120), distances); // with 128, three distances lie on borders
    }

    [Probe("03.11")]
    public static (Tensor, Tensor) BucketsBackwards()
    {
        var distances = arange(-200, 201);
        return (Distances.Bucket(distances, bidirectional: false), distances);
    }

    [Probe("03.11")]
    public static Tensor FewBuckets() => Distances.Bucket(arange(-30, 31), true, 8, 20);

    [Probe("03.12")]
    public static Tensor BiasBothWays() => Seeded.Parameters(new RelativeBias(3, 8, 15)).call(4, 5, 0);

    [Probe("03.12")]
    public static Tensor BiasBackwards() =>
        Seeded.Parameters(new RelativeBias(3, 8, 15, bidirectional: false)).call(6, 6, 0);

    [Probe("03.12")]
    public static Tensor BiasWithAnOffset() => Seeded.Parameters(new RelativeBias(3, 8, 15)).call(2, 9, 7);

    [Probe("03.12")]
    public static Tensor BiasFarOff() => Seeded.Parameters(new RelativeBias(3, 32, 120)).call(1, 200, 100);

    private static RelativeAttention Relative(long maxDistance) =>
        Seeded.Parameters(new RelativeAttention(7, 4, maxDistance));
}
