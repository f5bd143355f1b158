using Katas.Lesson04;
using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Where a mistake may change its input, the input is part of the result.
/// </summary>
public static class Probes
{
    [Probe("05.1")]
    public static Tensor PaddedSentences() => Batches.Pad([[5, 6], [7], [8, 9, 4, 3]], 0);

    [Probe("05.1")]
    public static Tensor PaddedLabels() => Batches.Pad([[1], [2, 3, 1]], -100);

    [Probe("05.1")]
    public static Tensor PaddedWithAnEmptyOne() => Batches.Pad([[], [3, 2]], 1);

    [Probe("05.2")]
    public static Tensor Embedded() => Embed(Models.Config, null, training: false);

    [Probe("05.2")]
    public static Tensor EmbeddedWithSegments() =>
        Embed(Models.Config, Models.Segments(ones(2, 7), Models.Config), training: false);

    [Probe("05.2")]
    public static Tensor EmbeddedWithSegmentsInFloat64()
    {
        var tokens = Models.Tokens(1, Models.Config, 5, 7);
        return Models.Ready(new EncoderEmbeddings(Models.Config), ScalarType.Float64)
            .call(tokens, Models.Segments(tokens, Models.Config));
    }

    [Probe("05.2")]
    public static Tensor EmbeddedInEvalModeAllDropped() =>
        Embed(Models.Config with { Dropout = 1 }, null, training: false);

    [Probe("05.2")]
    public static Tensor EmbeddedInTrainingAllDropped() =>
        Embed(Models.Config with { Dropout = 1 }, null, training: true);

    [Probe("05.3")]
    public static string ParametersOfTheStack() => Parameters(new TransformerEncoder(Models.Config));

    [Probe("05.3")]
    public static string ParametersOfAnotherStack() =>
        Parameters(new TransformerEncoder(Models.Config with { Layers = 5, Heads = 6 }));

    [Probe("05.3")]
    public static (Tensor, Tensor)[] BlocksOfAPostNormStack() => RunBlocks(
        Models.Config with { Norm = NormPlacement.Post, Activation = Activation.ReLU }, training: false);

    [Probe("05.3")]
    public static (Tensor, Tensor)[] BlocksOfAPreNormStack() => RunBlocks(Models.Config, training: false);

    [Probe("05.3")]
    public static (Tensor, Tensor)[] BlocksThatDropEverything() =>
        RunBlocks(Models.Config with { Dropout = 1 }, training: true);

    [Probe("05.4")]
    public static (Tensor, Tensor[]) Encoded() => Encode(Models.Config with { Layers = 3 }, 5, 7);

    [Probe("05.4")]
    public static IReadOnlyList<NamedStage> LayerByLayer()
    {
        var config = Models.Config with { Layers = 3 };
        var encoder = Models.Ready(new TransformerEncoder(config));
        return ModuleStages.Record(
            encoder,
            () => encoder.call(Models.Tokens(2, config, 5, 7)).output,
            ["embeddings", "layers.0", "layers.1", "layers.2", "norm"],
            "batch",
            "position",
            "d_model");
    }

    [Probe("05.4")]
    public static (Tensor, Tensor[]) EncodedWithPostNorm() =>
        Encode(Models.Config with { Norm = NormPlacement.Post }, 5, 7, 3);

    [Probe("05.4")]
    public static (Tensor, Tensor[]) EncodedByOneLayer() => Encode(Models.Config with { Layers = 1 }, 6);

    [Probe("05.4")]
    public static (Tensor, Tensor[]) EncodedWithAnotherPadding() => Encode(Models.Config with { PaddingId = 7 }, 5, 7);

    [Probe("05.4")]
    public static (Tensor, Tensor[]) EncodedWithSegments()
    {
        var tokens = Models.Tokens(2, Models.Config, 5, 7);
        return Models.Ready(new TransformerEncoder(Models.Config)).call(tokens, Models.Segments(tokens, Models.Config));
    }

    [Probe("05.5")]
    public static (Tensor, Tensor) MeanOfABatch() => Pool(Pooling.Mean, Seeded.Normal(3, 2, 5, 7), 3, 5);

    [Probe("05.5")]
    public static (Tensor, Tensor) MeanOfAllSizesEqual() => Pool(Pooling.Mean, Seeded.Normal(4, 4, 4, 4), 1, 2, 3, 4);

    [Probe("05.5")]
    public static (Tensor, Tensor) MeanWithAnEmptyOne() => Pool(Pooling.Mean, Seeded.Normal(5, 2, 5, 7), 0, 3);

    [Probe("05.6")]
    public static (Tensor, Tensor) MaxOfABatch() => Pool(Pooling.Max, Seeded.Normal(6, 2, 5, 7), 3, 5);

    [Probe("05.6")]
    public static (Tensor, Tensor) MaxOfNegatives() => Pool(Pooling.Max, -Seeded.Normal(7, 2, 5, 7).abs() - 1, 3, 2);

    [Probe("05.6")]
    public static (Tensor, Tensor) MaxOfAllSizesEqual() => Pool(Pooling.Max, Seeded.Normal(8, 4, 4, 4), 1, 2, 3, 4);

    [Probe("05.6")]
    public static (Tensor, Tensor) MaxWithAnEmptyOne() => Pool(Pooling.Max, Seeded.Normal(9, 2, 5, 7), 0, 3);

    [Probe("05.6")]
    public static (Tensor, Tensor) MaxOfTheVerySmall() =>
        Pool(Pooling.Max, Seeded.Normal(10, ScalarType.Float64, 2, 5, 7) - 1e12, 3, 2);

    [Probe("05.7")]
    public static (Tensor, Tensor) AttentionOfABatch() => Attend(11, 2, 3, 5);

    [Probe("05.7")]
    public static (Tensor, Tensor) AttentionWithAnEmptyOne() => Attend(12, 2, 0, 3);

    [Probe("05.7")]
    public static (Tensor, Tensor) AttentionOfOne() => Attend(13, 1, 5);

    [Probe("05.8")]
    public static Tensor LogitsWithFirstToken() => Classify(PoolingKind.Cls, 0, training: false);

    [Probe("05.8")]
    public static Tensor LogitsWithMean() => Classify(PoolingKind.Mean, 0, training: false);

    [Probe("05.8")]
    public static Tensor LogitsWithMax() => Classify(PoolingKind.Max, 0, training: false);

    [Probe("05.8")]
    public static Tensor LogitsWithAttention() => Classify(PoolingKind.Attention, 0, training: false);

    [Probe("05.8")]
    public static Tensor LogitsInTrainingAllDropped() => Classify(PoolingKind.Mean, 1, training: true);

    [Probe("05.8")]
    public static Tensor LogitsInEvalModeAllDropped() => Classify(PoolingKind.Mean, 1, training: false);

    [Probe("05.8")]
    public static Tensor LogitsWithSegments()
    {
        var tokens = Models.Tokens(14, Models.Config, 5, 7);
        return Models.Ready(new SequenceClassifier(Models.Config, 5, PoolingKind.Mean))
            .call(tokens, Models.Segments(tokens, Models.Config));
    }

    [Probe("05.8")]
    public static Tensor LogitsWithAnotherPadding()
    {
        var config = Models.Config with { PaddingId = 7 };
        return Models.Ready(new SequenceClassifier(config, 5, PoolingKind.Max)).call(
            Models.Tokens(15, config, 5, 7), null);
    }

    [Probe("05.9")]
    public static (Tensor, Tensor) LossOfABatch()
    {
        var labels = Models.Labels(16, 7, 2, 5);
        return (Tagging.Loss(Seeded.Normal(17, 2, 5, 7), labels), labels);
    }

    [Probe("05.9")]
    public static Tensor LossOfAllSizesEqual() => Tagging.Loss(Seeded.Normal(18, 4, 4, 4), Models.Labels(19, 4, 4, 4));

    [Probe("05.9")]
    public static Tensor LossOfNothing() =>
        Tagging.Loss(Seeded.Normal(20, 2, 5, 7), full([2, 5], Tagging.Ignored, ScalarType.Int64));

    [Probe("05.9")]
    public static Tensor LossOfHugeScores() =>
        Tagging.Loss(Seeded.Normal(21, ScalarType.Float64, 2, 5, 7) * 1e4, Models.Labels(22, 7, 2, 5));

    [Probe("05.9")]
    public static Tensor GradientOfTheLoss()
    {
        var logits = Seeded.Normal(23, 2, 5, 7).requires_grad_();
        Tagging.Loss(logits, Models.Labels(24, 7, 2, 5)).backward();
        return logits.grad!;
    }

    [Probe("05.10")]
    public static (Tensor, Tensor, Tensor) MaskedEverywhere() => Hide(25, everyone: true);

    [Probe("05.10")]
    public static (Tensor, Tensor, Tensor) MaskedAmongCandidates() => Hide(26, everyone: false);

    [Probe("05.11")]
    public static Tensor Guesses() => Guess(Models.Config, null);

    [Probe("05.11")]
    public static Tensor GuessesWithSegments() => Guess(Models.Config, Models.Segments(ones(2, 7), Models.Config));

    [Probe("05.11")]
    public static Tensor GuessesWithPostNorm() => Guess(Models.Config with { Norm = NormPlacement.Post }, null);

    [Probe("05.12")]
    public static string CostsOfABatch() => $"{EncoderCosts.Of(Models.Config, 3, 7)}";

    [Probe("05.12")]
    public static string CostsOfAnother() => $"{EncoderCosts.Of(Models.Config with { Layers = 5, Heads = 6 }, 2, 13)}";

    private static Tensor Embed(EncoderConfig config, Tensor? segments, bool training)
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(config));
        embeddings.train(training);
        return embeddings.call(Models.Tokens(1, config, 5, 7), segments);
    }

    private static (Tensor, Tensor)[] RunBlocks(EncoderConfig config, bool training) =>
    [
        .. Models.Ready(new TransformerEncoder(config)).modules().OfType<EncoderBlock>().Select(block =>
        {
            block.train(training);
            using var seed = new LocalSeed(1); // for blocks that drop out a part
            return block.call(Seeded.Normal(30, 2, 5, config.DModel), null);
        }),
    ];

    private static (Tensor, Tensor[]) Encode(EncoderConfig config, params long[] lengths) =>
        Models.Ready(new TransformerEncoder(config)).call(Models.Tokens(2, config, lengths));

    private static (Tensor, Tensor) Pool(Func<Tensor, Tensor, Tensor> pool, Tensor hidden, params long[] counts) =>
        (pool(hidden, Models.Real(hidden.size(1), counts)), hidden);

    private static (Tensor, Tensor) Attend(int seed, long batch, params long[] counts) =>
        Models.Ready(new AttentionPooling(7)).call(Seeded.Normal(seed, batch, 5, 7), Models.Real(5, counts));

    private static Tensor Classify(PoolingKind pooling, double dropout, bool training)
    {
        var model = Models.Ready(new SequenceClassifier(Models.Config with { Dropout = dropout }, 5, pooling));
        model.train(training);
        return model.call(Models.Tokens(14, Models.Config, 5, 7, 3), null);
    }

    private static (Tensor, Tensor, Tensor) Hide(int seed, bool everyone)
    {
        var tokens = (arange(120).remainder(17) + 20).reshape(3, 40);
        var candidates = everyone ? ones_like(tokens, dtype: ScalarType.Bool) : Seeded.Mask(seed, 3, 40);
        using var generator = new Generator((ulong)seed);
        var (inputs, labels) = Masking.Apply(tokens, candidates, MaskingDraws.Draw(3, 40, 50, 60, generator), 2);
        return (inputs, labels, tokens);
    }

    private static Tensor Guess(EncoderConfig config, Tensor? segments) =>
        Models.Ready(new MaskedLanguageModel(config), ScalarType.Float64).call(
            Models.Tokens(27, config, 5, 7), segments);

    private static string Parameters(nn.Module module) =>
        string.Join("\n", module.state_dict().Select(pair => $"{pair.Key} {Guard.Shape(pair.Value)}").Order(
            StringComparer.Ordinal))
        + $"\n{module.parameters().Select(parameter => parameter.Handle).Distinct().Count()} different parameters";
}
