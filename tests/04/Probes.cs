using Katas.Lesson02;
using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Blocks run in float64, where another order of the same operations changes next to nothing.
/// </summary>
public static class Probes
{
    private const double Eps = 1e-5;

    [Probe("04.1")]
    public static (Tensor, Tensor) NormalTokens()
    {
        var input = (Seeded.Normal(1, ScalarType.Float64, 2, 3, 7) * 3) + 2;
        return (LayerNorm.Normalize(input, Eps), input);
    }

    [Probe("04.1")]
    public static Tensor NormalToken() => LayerNorm.Normalize(Seeded.Normal(2, ScalarType.Float64, 7) + 2, Eps);

    [Probe("04.1")]
    public static Tensor NormalTokensInAMatrix() =>
        LayerNorm.Normalize(Seeded.Normal(3, ScalarType.Float64, 3, 7) + 2, Eps);

    [Probe("04.1")]
    public static Tensor NormalTokensInFourDimensions() =>
        LayerNorm.Normalize(Seeded.Normal(4, ScalarType.Float64, 4, 2, 3, 7) + 2, Eps);

    [Probe("04.1")]
    public static Tensor NormalTokensWithALargeEpsilon() =>
        LayerNorm.Normalize(Seeded.Normal(5, ScalarType.Float64, 2, 3, 7), 0.3);

    [Probe("04.1")]
    public static Tensor NormalTokensOfEqualFeatures() => LayerNorm.Normalize(full([2, 3, 7], 4.0), Eps);

    // What is left of a variance lost in rounding is noise, so only its size is compared.
    [Probe("04.1")]
    public static string SpreadBesideALargeMean()
    {
        double spread = LayerNorm.Normalize(Seeded.Normal(6, 3, 40) + 20000, Eps).std().ToDouble();
        return spread is > 0.8 and < 1.2 ? "about 1" : "not near 1";
    }

    [Probe("04.1")]
    public static Tensor GradientOfNormalTokens() => GradientOf(
        input => LayerNorm.Normalize(input, Eps), Seeded.Normal(7, ScalarType.Float64, 2, 3, 7));

    [Probe("04.2")]
    public static (Tensor, Tensor) Normed()
    {
        var input = (Seeded.Normal(8, ScalarType.Float64, 2, 3, 7) * 3) + 2;
        return (Norm(Eps).call(input), input);
    }

    [Probe("04.2")]
    public static Tensor NormedWithALargeEpsilon() => Norm(0.5).call(Seeded.Normal(9, ScalarType.Float64, 2, 3, 7));

    [Probe("04.3")]
    public static (Tensor, Tensor) Relu()
    {
        var input = Seeded.Normal(10, 2, 3, 7);
        return (Activations.Relu(input), input);
    }

    [Probe("04.4")]
    public static (Tensor, Tensor) Gelu()
    {
        var input = Seeded.Normal(11, ScalarType.Float64, 2, 3, 7) * 2;
        return (Activations.Gelu(input), input);
    }

    [Probe("04.5")]
    public static (Tensor, Tensor) GeluTanh()
    {
        var input = Seeded.Normal(12, ScalarType.Float64, 2, 3, 7) * 2;
        return (Activations.GeluTanh(input), input);
    }

    [Probe("04.6")]
    public static (Tensor, Tensor) ThoughtByRelu()
    {
        var input = Seeded.Normal(13, ScalarType.Float64, 2, 3, 6);
        return (Layer(Activation.ReLU).call(input), input);
    }

    [Probe("04.6")]
    public static Tensor ThoughtByGelu() =>
        Layer(Activation.GELU).call(Seeded.Normal(14, ScalarType.Float64, 2, 3, 6));

    [Probe("04.6")]
    public static Tensor ThoughtByGeluTanh() =>
        Layer(Activation.GELUTanh).call(Seeded.Normal(15, ScalarType.Float64, 2, 3, 6));

    [Probe("04.6")]
    public static Tensor ThoughtWithEverythingDropped() =>
        Layer(Activation.GELU, dropout: 1).call(Seeded.Normal(16, ScalarType.Float64, 2, 3, 6));

    [Probe("04.6")]
    public static Tensor ThoughtInEval()
    {
        var layer = Layer(Activation.GELU, dropout: 1);
        layer.eval();
        return layer.call(Seeded.Normal(17, ScalarType.Float64, 2, 3, 6));
    }

    [Probe("04.7")]
    public static string ParametersOfABlock() => Parameters(new EncoderBlock(12, 3, 20));

    [Probe("04.7")]
    public static string ParametersOfABlockWithAllSizesEqual() => Parameters(new EncoderBlock(12, 12, 12));

    [Probe("04.7")]
    public static string WhatABlockRemembers()
    {
        var block = new EncoderBlock(12, 3, 20, norm: NormPlacement.Pre);
        return $"{block.Norm}, {new EncoderBlock(12, 3, 20).Norm}, {block.DModel}";
    }

    [Probe("04.7")]
    public static (Tensor, Tensor) AttentionOfABlock() => AttentionOf(dropout: 0);

    [Probe("04.7")]
    public static (Tensor, Tensor) AttentionOfABlockThatDropsEverything() => AttentionOf(dropout: 1);

    [Probe("04.8")]
    public static (Tensor, Tensor) PostNorm() => Run(NormPlacement.Post, 20);

    [Probe("04.8")]
    public static (Tensor, Tensor) PostNormWithGelu() => Run(NormPlacement.Post, 21, activation: Activation.GELU);

    [Probe("04.8")]
    public static (Tensor, Tensor) PostNormUnderAMask() => Run(NormPlacement.Post, 22, Seeded.Mask(23, 2, 5, 5));

    [Probe("04.8")]
    public static (Tensor, Tensor) PostNormWithEverythingDropped() => Run(NormPlacement.Post, 24, dropout: 1);

    [Probe("04.8")]
    public static (Tensor, Tensor) PostNormInEval() => Run(NormPlacement.Post, 25, dropout: 1, eval: true);

    [Probe("04.9")]
    public static (Tensor, Tensor) PreNorm() => Run(NormPlacement.Pre, 26);

    [Probe("04.9")]
    public static (Tensor, Tensor) PreNormWithGelu() => Run(NormPlacement.Pre, 27, activation: Activation.GELU);

    [Probe("04.9")]
    public static (Tensor, Tensor) PreNormUnderAMask() => Run(NormPlacement.Pre, 28, Seeded.Mask(29, 2, 5, 5));

    [Probe("04.9")]
    public static (Tensor, Tensor) PreNormWithEverythingDropped() => Run(NormPlacement.Pre, 30, dropout: 1);

    [Probe("04.9")]
    public static (Tensor, Tensor) PreNormInEval() => Run(NormPlacement.Pre, 31, dropout: 1, eval: true);

    [Probe("04.10")]
    public static (Tensor, Tensor) EntropyOfHeads() => Analysed(AttentionAnalysis.Entropy, Attention(32, 5, 7));

    [Probe("04.10")]
    public static Tensor EntropyOfHeadsWithBlindQueries() => AttentionAnalysis.Entropy(WithBlindQueries(33, 7));

    [Probe("04.10")]
    public static Tensor EntropyOfABlindHead() => AttentionAnalysis.Entropy(WithABlindHead(34));

    [Probe("04.11")]
    public static (Tensor, Tensor) DistanceOfHeads() => Analysed(AttentionAnalysis.Distance, Attention(35, 5, 5));

    [Probe("04.11")]
    public static Tensor DistanceOfHeadsWithBlindQueries() => AttentionAnalysis.Distance(WithBlindQueries(36, 5));

    [Probe("04.12")]
    public static (Tensor, Tensor) SimilarityOfHeads() =>
        Analysed(AttentionAnalysis.HeadSimilarity, Attention(37, 5, 7));

    [Probe("04.12")]
    public static Tensor SimilarityOfHeadsWithBlindQueries() =>
        AttentionAnalysis.HeadSimilarity(WithBlindQueries(38, 7));

    [Probe("04.12")]
    public static Tensor SimilarityOfABlindHead() => AttentionAnalysis.HeadSimilarity(WithABlindHead(39));

    private static Tensor GradientOf(Func<Tensor, Tensor> function, Tensor input)
    {
        var leaf = input.requires_grad_();
        (function(leaf) * Seeded.Normal(99, input.dtype, input.shape)).sum().backward();
        return leaf.grad!;
    }

    private static LayerNorm Norm(double eps)
    {
        var norm = new LayerNorm(7, eps);
        norm.to(ScalarType.Float64);
        return Seeded.Parameters(norm);
    }

    private static FeedForward Layer(Activation activation, double dropout = 0)
    {
        var layer = new FeedForward(6, 10, dropout, activation);
        layer.to(ScalarType.Float64);
        return Seeded.Parameters(layer);
    }

    private static string Parameters(EncoderBlock block)
    {
        var lines = block.state_dict().Select(pair => $"{pair.Key} {Guard.Shape(pair.Value)}");
        return $"{block.parameters().Count()} parameters: {string.Join(", ", lines.Order(StringComparer.Ordinal))}";
    }

    private static (Tensor, Tensor) AttentionOf(double dropout)
    {
        var block = new EncoderBlock(12, 3, 20, dropout);
        block.to(ScalarType.Float64);
        var attention = (MultiHeadAttention)Seeded.Parameters(block).named_children()
            .Single(child => child.name == "self_attn").module;
        return attention.SelfAttend(Seeded.Normal(19, ScalarType.Float64, 2, 5, 12));
    }

    private static (Tensor, Tensor) Run(
        NormPlacement norm,
        int seed,
        Tensor? mask = null,
        Activation activation = Activation.ReLU,
        double dropout = 0,
        bool eval = false)
    {
        var block = new EncoderBlock(12, 3, 20, dropout, norm, activation);
        block.to(ScalarType.Float64);
        block.train(!eval);
        return Seeded.Parameters(block).call(Seeded.Normal(seed, ScalarType.Float64, 2, 5, 12), mask);
    }

    private static Tensor Attention(int seed, long queries, long keys) =>
        Seeded.Weights(seed, ScalarType.Float64, 2, 3, queries, keys);

    private static Tensor WithBlindQueries(int seed, long keys)
    {
        var weights = Attention(seed, 5, keys);
        weights[1, .., 3..] = zeros(3, 2, keys, dtype: ScalarType.Float64);
        return weights;
    }

    private static Tensor WithABlindHead(int seed)
    {
        var weights = Attention(seed, 5, 7);
        weights[.., 1] = zeros(2, 5, 7, dtype: ScalarType.Float64);
        return weights;
    }

    private static (Tensor, Tensor) Analysed(Func<Tensor, Tensor> analysis, Tensor weights) =>
        (analysis(weights), weights);
}
