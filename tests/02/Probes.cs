using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Where a mistake may change its input, the input is part of the result.
/// </summary>
public static class Probes
{
    private const float Ruled = float.NegativeInfinity;

    [Probe("02.1")]
    public static Tensor SplitIntoThree() => Heads.Split(Seeded.Normal(1, 2, 5, 12), 3);

    [Probe("02.1")]
    public static Tensor SplitWithAsManyTokensAsHeads() => Heads.Split(Seeded.Normal(2, 2, 3, 12), 3);

    [Probe("02.1")]
    public static Tensor SplitIntoOne() => Heads.Split(Seeded.Normal(3, ScalarType.Float64, 2, 5, 12), 1);

    [Probe("02.2")]
    public static Tensor MergedHeads() => Heads.Merge(Seeded.Normal(4, 2, 3, 5, 4));

    [Probe("02.2")]
    public static Tensor MergedWithAsManyTokensAsHeads() => Heads.Merge(Seeded.Normal(5, 2, 3, 3, 3));

    [Probe("02.2")]
    public static Tensor MergedHeadsThatWereSplit() =>
        Heads.Merge(Seeded.Normal(6, 2, 5, 3, 4).transpose(1, 2)); // [batch, length, heads, d_head] → [batch, heads, …]

    [Probe("02.3")]
    public static Tensor CausalOfFive() => Masks.Causal(5);

    [Probe("02.3")]
    public static Tensor CausalOfOne() => Masks.Causal(1);

    [Probe("02.4")]
    public static Tensor PaddingOfZeros() => Masks.Padding(tensor(new long[,] { { 7, 3, 5, 0 }, { 4, 0, 0, 0 } }), 0);

    [Probe("02.4")]
    public static Tensor PaddingOfAnotherId() =>
        Masks.Padding(tensor(new long[,] { { 7, 0, 5, 5 }, { 4, 2, 9, 5 } }), 5);

    [Probe("02.5")]
    public static Tensor BatchOverHeads() => Masks.OverHeads(Seeded.Mask(7, 2, 5, 7));

    [Probe("02.5")]
    public static Tensor BatchOfOneOverHeads() => Masks.OverHeads(Seeded.Normal(8, 1, 5, 7));

    [Probe("02.5")]
    public static Tensor HeadsOverHeads() => Masks.OverHeads(Seeded.Mask(9, 2, 3, 5, 7));

    [Probe("02.5")]
    public static Tensor PaddingOverHeads() => Masks.OverHeads(Seeded.Mask(10, 2, 1, 1, 7));

    [Probe("02.5")]
    public static Tensor QueriesOverHeads() => Broadcast(Masks.OverHeads(Seeded.Mask(11, 5, 7)));

    [Probe("02.5")]
    public static Tensor KeysOverHeads() => Broadcast(Masks.OverHeads(Seeded.Mask(12, 7)));

    [Probe("02.6")]
    public static Tensor CausalAndPadding() => Broadcast(
        Masks.Combine(ones(5, 7, dtype: ScalarType.Bool).tril(), tensor(Flags, [2, 1, 1, 7])));

    [Probe("02.6")]
    public static Tensor MaskAndNone() => Broadcast(Masks.Combine(Seeded.Mask(13, 5, 7), null));

    [Probe("02.6")]
    public static Tensor NoneAndMask() => Broadcast(Masks.Combine(null, Seeded.Mask(14, 2, 5, 7)));

    [Probe("02.6")]
    public static Tensor? NoneAndNone() => Masks.Combine(null, null);

    [Probe("02.6")]
    public static Tensor BatchAndHeads() => Broadcast(
        Masks.Combine(Seeded.Mask(15, 2, 5, 7), Seeded.Mask(16, 1, 3, 1, 7)));

    [Probe("02.6")]
    public static (Tensor, Tensor, Tensor) BooleanAndAdditive()
    {
        var (boolean, additive) = (Seeded.Mask(17, 5, 7), Seeded.Normal(18, 5, 7));
        return (Broadcast(Masks.Combine(boolean, additive)), boolean, additive);
    }

    [Probe("02.6")]
    public static Tensor AdditiveAndBoolean() => Broadcast(
        Masks.Combine(Seeded.Normal(19, ScalarType.Float64, 5, 7), Seeded.Mask(20, 2, 1, 1, 7)));

    [Probe("02.6")]
    public static Tensor AdditiveAndAdditive() => Broadcast(Masks.Combine(
        Seeded.Normal(21, 5, 7).masked_fill(Seeded.Mask(22, 5, 7), Ruled),
        Seeded.Normal(23, 5, 7).masked_fill(Seeded.Mask(24, 5, 7), Ruled)));

    [Probe("02.7")]
    public static string WhatBecomesOfWeightsInEval() => WhatBecomes(training: false);

    [Probe("02.7")]
    public static Tensor WithoutDropout() => WeightDropout.Apply(Seeded.Weights(26, 2, 3, 5, 7), 0, training: true);

    [Probe("02.7")]
    public static Tensor AllDropped() => WeightDropout.Apply(Seeded.Weights(27, 5, 7), 1, training: true);

    [Probe("02.7")]
    public static string WhatBecomesOfWeightsInTraining() => WhatBecomes(training: true);

    [Probe("02.8")]
    public static string WithBias() => Describe(new MultiHeadAttention(32, 4));

    [Probe("02.8")]
    public static string WithoutBias() => Describe(new MultiHeadAttention(32, 4, bias: false));

    [Probe("02.9")]
    public static (Tensor, Tensor, Tensor) ProjectedWithBias() => Layer().Project(
        Seeded.Normal(29, 2, 5, 12), Seeded.Normal(30, 2, 7, 12), Seeded.Normal(31, 2, 7, 12));

    [Probe("02.9")]
    public static (Tensor, Tensor, Tensor) ProjectedWithoutBias() => Layer(bias: false).Project(
        Seeded.Normal(32, 2, 5, 12), Seeded.Normal(33, 2, 5, 12), Seeded.Normal(34, 2, 5, 12));

    [Probe("02.10")]
    public static (Tensor, Tensor) CrossAttention() => Attend(35, null);

    [Probe("02.10")]
    public static (Tensor, Tensor) AttentionToAsManyKeys() => Attend(36, null, keys: 5);

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAMaskOfQueries() => Attend(37, Seeded.Mask(38, 5, 7));

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAPaddingMask() => Attend(39, Seeded.Mask(40, 2, 1, 1, 7));

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAMaskOfABatch() => Attend(41, Seeded.Mask(42, 2, 5, 7));

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAMaskOfAsManySequencesAsHeads() =>
        Attend(43, Seeded.Mask(44, 3, 5, 7), batch: 3);

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAMaskOfHeads() => Attend(45, Seeded.Mask(46, 1, 3, 5, 7));

    [Probe("02.10")]
    public static (Tensor, Tensor) UnderAnAdditiveMask() => Attend(47, Seeded.Normal(48, 2, 5, 7));

    [Probe("02.10")]
    public static (Tensor, Tensor) WithATokenThatSeesNothing()
    {
        var mask = Seeded.Mask(49, 2, 1, 5, 7);
        mask[1, 0, 2] = tensor(false);
        return Attend(50, mask);
    }

    [Probe("02.10")]
    public static (Tensor, Tensor) WithDropoutInEval()
    {
        var layer = Layer(dropout: 1); // with any less, what a mistake gives would differ from call to call
        layer.eval();
        return layer.SelfAttend(Seeded.Normal(51, 2, 5, 12));
    }

    [Probe("02.10")]
    public static (Tensor, Tensor) WithAllDropped() => Layer(dropout: 1).SelfAttend(Seeded.Normal(52, 2, 5, 12));

    [Probe("02.11")]
    public static Tensor[] FirstHead() => State(SingleHead.Of(Layer(), 0));

    [Probe("02.11")]
    public static Tensor[] LastHead() => State(SingleHead.Of(Layer(), 2));

    [Probe("02.11")]
    public static Tensor[] HeadWithoutBias() => State(SingleHead.Of(Layer(bias: false), 1));

    [Probe("02.11")]
    public static (Tensor[], Tensor[]) HeadThatIsChanged()
    {
        var layer = Layer();
        var head = SingleHead.Of(layer, 1);
        using var noGradient = no_grad();
        foreach (var parameter in head.parameters())
        {
            parameter.fill_(7);
        }

        return (State(layer), State(head));
    }

    /// <summary>
    /// Which weights are dropped differs from call to call; how many, and what becomes of the others, does not.
    /// </summary>
    private static string WhatBecomes(bool training)
    {
        using var seed = new LocalSeed(1);
        var weights = Seeded.Weights(28, 2, 3, 40, 50);
        var before = weights.clone();
        var result = WeightDropout.Apply(weights, 0.2, training);
        var stayed = result != 0;
        var factors = result.masked_select(stayed) / before.masked_select(stayed);
        double share = stayed.to(ScalarType.Float64).mean().ToDouble();
        return $"{Math.Round(share, 1)} stay, times {Range(factors)}; "
            + $"rows empty: {stayed.any(-1).logical_not().any().ToBoolean()}; "
            + $"heads alike: {stayed[0, 0].equal(stayed[0, 1]).all().ToBoolean()}; "
            + $"changed: {weights.equal(before).all().logical_not().ToBoolean()}";

        static string Range(Tensor values) => values.numel() == 0
            ? "nothing"
            : $"{Math.Round(values.min().ToDouble(), 2)} to {Math.Round(values.max().ToDouble(), 2)}";
    }

    private static bool[] Flags =>
        [true, true, true, true, true, false, false, true, true, true, false, false, false, false];

    /// <summary>A mask as it lies over scores, whatever its own shape; one that does not fit stays as it is.</summary>
    private static Tensor Broadcast(Tensor? mask)
    {
        long[] scores = [2, 3, 5, 7];
        return mask is not null
            && mask.dim() <= 4
            && mask.shape.Reverse().Zip(scores.Reverse()).All(pair => pair.First == pair.Second || pair.First == 1)
            ? mask.expand(scores)
            : mask!;
    }

    private static (Tensor, Tensor) Attend(int seed, Tensor? mask, long batch = 2, long keys = 7) => Layer().call(
        Seeded.Normal(seed, batch, 5, 12),
        Seeded.Normal(seed + 100, batch, keys, 12),
        Seeded.Normal(seed + 200, batch, keys, 12),
        mask);

    private static MultiHeadAttention Layer(double dropout = 0, bool bias = true) =>
        Seeded.Parameters(new MultiHeadAttention(12, 3, dropout, bias));

    private static Tensor[] State(nn.Module module) =>
        [.. module.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    private static string Describe(MultiHeadAttention layer)
    {
        var lines = layer.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(
            pair => $"{pair.Key} {Guard.Shape(pair.Value)}, {Start(pair.Value)}");
        return string.Join("\n", lines)
            + $"\n{layer.parameters().Count()} parameters, d_model {layer.DModel}, {layer.HeadCount} heads";

        // The largest number tells one rule of filling weights from the others.
        static string Start(Tensor values)
        {
            double largest = values.abs().max().ToDouble();
            return values.dim() == 1 ? $"all 0: {largest == 0}" : $"at most {Math.Round(largest, 2)}";
        }
    }
}
