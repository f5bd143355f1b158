using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Where a mistake may change its input, the input is part of the result.
/// </summary>
public static class Probes
{
    private const float Ruled = float.NegativeInfinity;

    [Probe("01.1")]
    public static Tensor ScoresOfOneSequence() => Attention.Scores(Seeded.Normal(1, 3, 7), Seeded.Normal(2, 5, 7));

    [Probe("01.1")]
    public static Tensor ScoresOfABatch() => Attention.Scores(Seeded.Normal(3, 2, 3, 7), Seeded.Normal(4, 2, 5, 7));

    [Probe("01.1")]
    public static Tensor ScoresOfAllSizesEqual() =>
        Attention.Scores(Seeded.Normal(5, 4, 4, 4), Seeded.Normal(6, 4, 4, 4));

    [Probe("01.1")]
    public static Tensor ScoresOfHeads() => Attention.Scores(
        Seeded.Normal(7, ScalarType.Float64, 2, 6, 3, 7), Seeded.Normal(8, ScalarType.Float64, 2, 1, 5, 7));

    [Probe("01.2")]
    public static (Tensor, Tensor) Scaled()
    {
        var scores = Seeded.Normal(9, 2, 3, 5);
        return (Attention.Scale(scores, 7), scores);
    }

    [Probe("01.2")]
    public static Tensor ScaledInFloat64() => Attention.Scale(Seeded.Normal(10, ScalarType.Float64, 2, 6, 3, 5), 16);

    [Probe("01.3")]
    public static (Tensor, Tensor) UnderABooleanMask()
    {
        var scores = Seeded.Normal(11, 2, 3, 5);
        return (Attention.ApplyMask(scores, MaskWithAHiddenRow(12)), scores);
    }

    [Probe("01.3")]
    public static (Tensor, Tensor) UnderAnAdditiveMask()
    {
        var scores = Seeded.Normal(13, 2, 3, 5);
        return (Attention.ApplyMask(scores, Seeded.Normal(14, 3, 5)), scores);
    }

    [Probe("01.3")]
    public static Tensor UnderAMaskOfMinusInfinities() => Attention.ApplyMask(
        Seeded.Normal(15, 2, 3, 5), zeros(2, 3, 5).masked_fill(MaskWithAHiddenRow(16).logical_not(), Ruled));

    [Probe("01.3")]
    public static Tensor UnderAFloat64Mask() =>
        Attention.ApplyMask(Seeded.Normal(17, 2, 6, 3, 5), Seeded.Normal(18, ScalarType.Float64, 2, 1, 1, 5));

    [Probe("01.4")]
    public static Tensor WeightsOfABatch() => Attention.Softmax(Seeded.Normal(19, 2, 3, 5));

    [Probe("01.4")]
    public static Tensor WeightsOfHeads() => Attention.Softmax(Seeded.Normal(20, ScalarType.Float64, 2, 6, 3, 5));

    [Probe("01.4")]
    public static Tensor WeightsOfHugeScores() => Attention.Softmax(Seeded.Normal(21, 2, 3, 5) * 1e4);

    [Probe("01.4")]
    public static Tensor WeightsOfRowsOnVeryDifferentLevels() =>
        Attention.Softmax(Seeded.Normal(22, 3, 5) + tensor(new float[,] { { 1e4f }, { 0 }, { -1e4f } }));

    [Probe("01.4")]
    public static (Tensor, Tensor) WeightsUnderAMask()
    {
        var scores = Seeded.Normal(23, 2, 3, 5).masked_fill(MaskWithAHiddenRow(24).logical_not(), Ruled);
        return (Attention.Softmax(scores), scores);
    }

    [Probe("01.4")]
    public static Tensor GradientUnderAMask()
    {
        var scores = Seeded.Normal(25, 2, 3, 5).masked_fill(MaskWithAHiddenRow(26).logical_not(), Ruled).requires_grad_(
            );
        (Attention.Softmax(scores) * Seeded.Normal(27, 2, 3, 5)).sum().backward();
        return scores.grad!;
    }

    [Probe("01.5")]
    public static Tensor MixturesOfABatch() =>
        Attention.WeightedSum(Seeded.Weights(28, 2, 3, 5), Seeded.Normal(29, 2, 5, 4));

    [Probe("01.5")]
    public static Tensor MixturesOfAllSizesEqual() =>
        Attention.WeightedSum(Seeded.Weights(30, 4, 4, 4), Seeded.Normal(31, 4, 4, 4));

    [Probe("01.5")]
    public static Tensor MixturesOfHeads() => Attention.WeightedSum(
        Seeded.Normal(32, ScalarType.Float64, 2, 6, 3, 5), Seeded.Normal(33, ScalarType.Float64, 2, 1, 5, 4));

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionWithoutAMask() => Attend(34, null);

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionUnderABooleanMask() => Attend(35, Seeded.Mask(36, 3, 5));

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionWithAHiddenQuery() => Attend(37, MaskWithAHiddenRow(38));

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionUnderAnAdditiveMask() => Attend(39, Seeded.Normal(40, 3, 5));

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionWithHugeScores() =>
        Attend(41, tensor(new[] { true, true, false, true, false }), -1e5);

    [Probe("01.6")]
    public static (Tensor, Tensor) AttentionInFloat64() => Attention.ScaledDotProduct(
        Seeded.Normal(42, ScalarType.Float64, 2, 6, 3, 7),
        Seeded.Normal(43, ScalarType.Float64, 2, 1, 5, 7),
        Seeded.Normal(44, ScalarType.Float64, 2, 1, 5, 4));

    [Probe("01.7")]
    public static string ParametersWithBias() => Parameters(new AttentionLayer(6, 7, 4));

    [Probe("01.7")]
    public static string ParametersWithoutBias() => Parameters(new AttentionLayer(6, 7, 4, bias: false));

    [Probe("01.7")]
    public static string ParametersOfAllSizesEqual() => Parameters(new AttentionLayer(6, 6, 6));

    [Probe("01.8")]
    public static (Tensor, Tensor) LayerOnAContextOfItsOwn() =>
        Layer(7, 4).call(Seeded.Normal(45, 2, 3, 6), Seeded.Normal(46, 2, 5, 6), null);

    [Probe("01.8")]
    public static (Tensor, Tensor) LayerOnAContextOfTheSameLength() =>
        Layer(6, 6).call(Seeded.Normal(47, 2, 3, 6), Seeded.Normal(48, 2, 3, 6), null);

    [Probe("01.8")]
    public static (Tensor, Tensor) LayerUnderAMask() =>
        Layer(7, 4).call(Seeded.Normal(49, 2, 3, 6), Seeded.Normal(50, 2, 5, 6), Seeded.Mask(51, 2, 3, 5));

    [Probe("01.8")]
    public static (Tensor, Tensor) LayerOnItself() => Layer(6, 6).SelfAttend(Seeded.Normal(52, 2, 3, 6));

    [Probe("01.9")]
    public static Tensor AtHalfTheTemperature() => Focus.WithTemperature(Seeded.Normal(53, 2, 3, 5), 0.5);

    [Probe("01.9")]
    public static Tensor AtAHighTemperature() =>
        Focus.WithTemperature(Seeded.Normal(54, ScalarType.Float64, 2, 6, 3, 5), 3);

    [Probe("01.9")]
    public static (Tensor, Tensor) AtAHighTemperatureUnderAMask()
    {
        var scores = Seeded.Normal(55, 2, 3, 5).masked_fill(MaskWithAHiddenRow(56).logical_not(), Ruled);
        return (Focus.WithTemperature(scores, 50), scores);
    }

    [Probe("01.10")]
    public static Tensor EntropyOfABatch() => Focus.Entropy(Seeded.Weights(57, 2, 3, 5));

    [Probe("01.10")]
    public static Tensor EntropyInFloat64() => Focus.Entropy(Seeded.Weights(58, ScalarType.Float64, 2, 6, 3, 5));

    [Probe("01.10")]
    public static Tensor EntropyWithZeros() => Focus.Entropy(
        tensor(new[,] { { 0, 1, 0 }, { 0.5f, 0, 0.5f }, { 0, 0, 0 }, { 0.2f, 0.3f, 0.5f } }));

    private static Tensor MaskWithAHiddenRow(int seed)
    {
        var mask = Seeded.Mask(seed, 2, 3, 5);
        mask[1, 2] = tensor(false);
        return mask;
    }

    private static (Tensor, Tensor) Attend(int seed, Tensor? mask, double factor = 1) => Attention.ScaledDotProduct(
        Seeded.Normal(seed, 2, 3, 7).abs() * factor,
        Seeded.Normal(seed + 100, 2, 5, 7).abs() * Math.Abs(factor),
        Seeded.Normal(seed + 200, 2, 5, 4),
        mask);

    private static AttentionLayer Layer(long dK, long dV) => Seeded.Parameters(new AttentionLayer(6, dK, dV));

    private static string Parameters(AttentionLayer layer) =>
        string.Join("\n", layer.state_dict().Select(pair => $"{pair.Key} {Guard.Shape(pair.Value)}").Order(
            StringComparer.Ordinal))
        + $"\n{layer.parameters().Count()} parameters";
}
