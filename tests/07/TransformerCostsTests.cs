extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson07;

namespace Katas.Lesson07.Tests;

public class TransformerCostsTests
{
    private const string NoLastNorm = "the norm behind the last block is missing: a stack has one wherever its "
        + "blocks have theirs";

    [Test, ForTask("07.12")]
    public void A_tiny_case_by_hand()
    {
        var config = new TransformerConfig
        {
            SourceVocabulary = 7,
            TargetVocabulary = 5,
            DModel = 2,
            Heads = 1,
            EncoderLayers = 1,
            DecoderLayers = 1,
            DFeedForward = 3,
        };
        var costs = TransformerCosts.Of(config, batch: 1, source: 4, target: 3);

        Check(costs.Embeddings, 24, 0, "two tables: 7 · 2 and 5 · 2");
        // 4 maps of 2 · 2 + 2; 2 · 3 + 3 and 3 · 2 + 2; 3 norms of 4
        // 4 tokens: 4 · 2 · 4 · 4 projecting; 2 · 2 · 4 · 4 · 2 looking; 2 · 2 · 4 · 2 · 3 in between
        Check(costs.Encoder, 24 + 17 + 12, 128 + 128 + 96, "the encoder", (24 + 17 + 8, NoLastNorm));
        // 3 tokens look at 3: 96 + 72; 3 tokens at 4: 2 · 2 · (3 + 4) · 4 + 2 · 2 · 3 · 4 · 2; 72 in between
        Check(
            costs.Decoder,
            48 + 17 + 16,
            96 + 72 + 112 + 96 + 72,
            "the decoder",
            (48 + 17 + 12, NoLastNorm),
            (96 + 48 + 112 + 96 + 72, "what the mask hides is not counted, and it is computed first: all pairs cost"));
        Check(costs.Logits, 0, 2 * 3 * 2 * 5, "the logits: products of 3 tokens with 5 vectors of 2 features");
        Check(costs.Total, 158, 860, "all together");
    }

    [Test, ForTask("07.12")]
    public void As_many_parameters_as_a_model_really_has()
    {
        foreach (bool shared in new[] { false, true })
        {
            foreach (var (encoder, decoder) in new[] { (2, 3), (1, 1), (4, 2) })
            {
                var config = Models.Config() with
                {
                    SourceVocabulary = shared ? 11 : 13,
                    SharedVocabulary = shared,
                    EncoderLayers = encoder,
                    DecoderLayers = decoder,
                };
                using var model = new reference::Katas.Lesson07.Transformer(Models.Convert(config));
                var costs = TransformerCosts.Of(config, 1, 1, 1);
                var parts = model.named_parameters()
                    .ToLookup(pair => pair.name.Split('.')[0], pair => pair.parameter.numel());
                string what = $"parameters with {encoder} + {decoder} blocks, {(shared ? "one" : "two")} vocabularies";
                Assert.That(costs.Encoder.Parameters, Is.EqualTo(parts["encoder"].Sum()), $"the encoder's, {what}");
                Assert.That(costs.Decoder.Parameters, Is.EqualTo(parts["decoder"].Sum()), $"the decoder's, {what}");
                Assert.That(
                    costs.Total.Parameters,
                    Is.EqualTo(model.parameters().Sum(parameter => parameter.numel())),
                    $"all of them, {what}");
            }
        }
    }

    [Test, ForTask("07.12")]
    public void Costs_match_the_reference()
    {
        foreach (var (batch, source, target) in new[] { (1, 1, 1), (2, 7, 5), (3, 4, 9) })
        {
            var config = Models.Config();
            var seen = TransformerCosts.Of(config, batch, source, target);
            var expected = Reference.TransformerCosts.Of(Models.Convert(config), batch, source, target);
            string what = $"{batch} pairs of {source} and {target} tokens";
            Assert.That(seen.Encoder.Flops, Is.EqualTo(expected.Encoder.Flops), $"operations of the encoder, {what}");
            Assert.That(seen.Decoder.Flops, Is.EqualTo(expected.Decoder.Flops), $"operations of the decoder, {what}");
            Assert.That(seen.Logits.Flops, Is.EqualTo(expected.Logits.Flops), $"operations of the logits, {what}");
            Assert.That(seen.Embeddings.Flops, Is.Zero, $"operations of looking up, {what}");
        }
    }

    [Test, ForTask("07.12")]
    public void Costs_may_be_more_than_an_int_holds()
    {
        var config = Models.Config() with
        {
            DModel = 12_288, DFeedForward = 49_152, EncoderLayers = 48, DecoderLayers = 48,
        };
        var seen = TransformerCosts.Of(config, 512, 4096, 2048);
        var expected = Reference.TransformerCosts.Of(Models.Convert(config), 512, 4096, 2048);

        Assert.That(
            (seen.Total.Parameters, seen.Total.Flops),
            Is.EqualTo((expected.Total.Parameters, expected.Total.Flops)),
            "parameters and operations of 48 + 48 blocks of d_model 12,288, for 512 pairs of 4,096 and 2,048 tokens");
    }

    [Test, ForTask("07.12")]
    public void Twice_the_texts_cost_twice_and_longer_ones_more_than_that()
    {
        var config = TransformerSizes.Base(37_000);
        long Flops(long batch, long source, long target) =>
            TransformerCosts.Of(config, batch, source, target).Total.Flops;
        var (one, two, longer) = (Flops(1, 40, 30), Flops(2, 40, 30), Flops(1, 80, 60));

        Assert.That(two, Is.EqualTo(2 * one), "operations of two pairs, against one");
        Assert.That(longer, Is.GreaterThan(two), "operations of one pair twice as long, against two");
    }

    [Test, ForTask("07.12")]
    public void The_paper_s_models_are_as_large_as_it_says()
    {
        // Vaswani et al. 2017, table 3: 65 and 213 million, with about 37,000 tokens (section 5.1).
        double[] millions =
        [
            .. new[] { TransformerSizes.Base(37_000), TransformerSizes.Big(37_000) }
                .Select(config => TransformerCosts.Of(config, 1, 1, 1).Total.Parameters / 1e6),
        ];

        Assert.That(millions[0], Is.EqualTo(65).Within(2), "millions of parameters of the base model");
        Assert.That(millions[1], Is.EqualTo(213).Within(2), "millions of parameters of the big model");
    }

    [Test, ForTask("07.12")]
    public void Nothing_to_compute_is_refused()
    {
        var config = Models.Config();
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TransformerCosts.Of(config, 0, 1, 1), "batch", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TransformerCosts.Of(config, 1, 0, 1), "source", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TransformerCosts.Of(config, 1, 1, -1), "target", "it is -1");
    }

    private static void Check(
        Lesson05.Cost seen, long parameters, long flops, string what, params (long Number, string Cause)[] causes)
    {
        Assert.That(seen.Parameters, Is.EqualTo(parameters), $"parameters: {what}{Cause(seen.Parameters)}");
        Assert.That(seen.Flops, Is.EqualTo(flops), $"operations: {what}{Cause(seen.Flops)}");

        string Cause(long number) => string.Concat(
            causes.Where(each => each.Number == number).Select(each => $"\nLikely cause: {each.Cause}."));
    }
}
