using CsCheck;
using FluentAssertions;
using Katas.Lesson02;
using Katas.Lesson03;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static Katas.Tests.Properties.Property;
using static TorchSharp.torch;

namespace Katas.Tests.Properties;

/// <summary>What holds for models that write, for their caches and their choices, whatever the text is.</summary>
public sealed class DecoderProperties
{
    private const long Vocabulary = 13;

    private static readonly Gen<(int Seed, int Known, int More)> Texts = Gen.Select(Seed, Count, Count);

    private static readonly Gen<(int Seed, int Kept, double Mass)> Filters = Gen.Select(Seed, Gen.Int[1, 15], Gen.Double[0.01, 1]);

    [Test]
    public void What_is_written_later_changes_no_logit_before_it() => Texts.Holds(input =>
    {
        var model = Model();
        var text = Tokens(input.Seed, 0, Vocabulary, 2, input.Known);
        var longer = cat([text, Tokens(input.Seed + 1, 0, Vocabulary, 2, input.More)], 1);

        Apart(model.call(longer, null).logits[.., ..input.Known], model.call(text, null).logits).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void A_cache_gives_the_same_logits_however_the_text_is_cut() =>
        Gen.Select(Seed, Gen.Int[1, 4].Array[1, 4]).Holds(input =>
        {
            var (seed, pieces) = input;
            var model = Model();
            var text = Tokens(seed, 0, Vocabulary, 2, pieces.Sum());
            var caches = model.NewCaches();
            var seen = new List<Tensor>();
            int start = 0;
            foreach (int length in pieces)
            {
                seen.Add(model.call(text.narrow(1, start, length), caches).logits);
                start += length;
            }

            Apart(cat(seen, 1), model.call(text, null).logits).Should().BeLessThan(Tolerance);
            Array.ForEach(caches, cache => cache.Dispose());
        }, tries: 25);

    [Test]
    public void What_stands_in_padding_changes_nothing_in_a_decoder_block() =>
        Gen.Select(Seed, Count, Count, Gen.Enum<NormPlacement>()).Holds(input =>
        {
            var (seed, written, read, norm) = input;
            var block = Seeded.Parameters(new DecoderBlock(6, 2, 8, norm: norm), seed);
            block.to(ScalarType.Float64);
            block.eval();
            var (target, memory) = (Normal(seed + 1, 1, written, 6), Normal(seed + 2, 1, read, 6));
            var rubbish = Normal(seed + 3, 1, 2, 6) * 100;

            var padded = block.call(
                cat([target, rubbish], 1), cat([memory, rubbish], 1), Real(written, 2), Real(read, 2), null).output;

            Apart(padded[.., ..written], block.call(target, memory, null, null, null).output).Should().BeLessThan(Tolerance);
        });

    [Test]
    public void Top_k_keeps_k_tokens_and_none_that_is_less_likely_than_one_it_drops() => Filters.Holds(input =>
    {
        var logits = Normal(input.Seed, 3, Vocabulary);
        var kept = SamplingFilters.TopK(logits, input.Kept).isfinite();

        kept.sum([-1]).data<long>().ToArray().Should().OnlyContain(count => count == Math.Min(input.Kept, Vocabulary));
        Borders(logits, kept);
    });

    [Test]
    public void Top_p_keeps_the_fewest_tokens_that_hold_the_mass() => Filters.Holds(input =>
    {
        var logits = Normal(input.Seed, 3, Vocabulary) * 3;
        var kept = SamplingFilters.TopP(logits, input.Mass).isfinite();
        var probabilities = logits.softmax(-1);
        var held = probabilities.masked_fill(kept.logical_not(), 0).sum(-1);
        var least = probabilities.masked_fill(kept.logical_not(), 1).amin([-1]);

        held.min().ToDouble().Should().BeGreaterThanOrEqualTo(input.Mass - Tolerance);
        (held - least).max().ToDouble().Should().BeLessThan(input.Mass + Tolerance, "without the last of them it would be too little");
        Borders(logits, kept);
    });

    [Test]
    public void A_token_that_occurs_never_becomes_likelier_by_a_penalty() =>
        Gen.Select(Seed, Count, Gen.Double[1, 5]).Holds(input =>
        {
            var (seed, length, penalty) = input;
            var logits = Normal(seed, 1, Vocabulary);
            var text = Tokens(seed + 1, 0, Vocabulary, 1, length);
            var penalised = SamplingFilters.RepetitionPenalty(logits, text, penalty);
            var others = ones_like(logits, dtype: ScalarType.Bool).scatter(-1, text, zeros_like(text, dtype: ScalarType.Bool));

            (penalised > logits).any().ToBoolean().Should().BeFalse();
            Apart(penalised.masked_fill(others.logical_not(), 0), logits.masked_fill(others.logical_not(), 0)).Should().Be(0);
        });

    [Test]
    public void Buckets_grow_with_the_distance_and_stay_within_their_number() =>
        Gen.Select(Gen.Int[2, 20], Gen.Int[1, 300], Gen.Bool).Holds(input =>
        {
            var (half, beyond, bidirectional) = input;
            long buckets = 2 * half;
            var past = -arange(0, buckets + beyond, dtype: ScalarType.Int64);

            var found = Distances.Bucket(past, bidirectional, buckets, buckets + beyond);

            (found.diff() < 0).any().ToBoolean().Should().BeFalse();
            found.min().ToInt64().Should().Be(0);
            found.max().ToInt64().Should().BeLessThan(bidirectional ? half : buckets);
        });

    /// <summary>The mask of a text with padding behind it, <c>[1, 1, 1, length]</c>.</summary>
    private static Tensor Real(int tokens, int padding) => Masks.Padding(
        cat([ones(1, tokens, dtype: ScalarType.Int64), zeros(1, padding, dtype: ScalarType.Int64)], 1), 0);

    private static LanguageModel Model()
    {
        var model = Seeded.Parameters(new LanguageModel(Vocabulary, 16, 6, 2, 2));
        model.to(ScalarType.Float64);
        model.eval();
        return model;
    }

    private static void Borders(Tensor logits, Tensor kept)
    {
        var lowestKept = logits.masked_fill(kept.logical_not(), double.PositiveInfinity).amin([-1]);
        var highestDropped = logits.masked_fill(kept, double.NegativeInfinity).amax([-1]);
        (highestDropped > lowestKept).any().ToBoolean().Should().BeFalse();
    }
}
