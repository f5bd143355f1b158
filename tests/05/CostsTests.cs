extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class CostsTests
{
    [Test, ForTask("05.12")]
    public void Parameters_of_each_part_are_those_of_the_model()
    {
        foreach (var config in Models.Kinds())
        {
            var costs = EncoderCosts.Of(config, 3, 7);

            var encoder = new Reference.TransformerEncoder(Models.ForReference(config));
            var counts = encoder.named_parameters().GroupBy(pair => Part(pair.name)).ToDictionary(
                part => part.Key, part => part.Sum(pair => pair.parameter.numel()));
            var biases = encoder.named_parameters().Where(pair => pair.name.EndsWith("bias", StringComparison.Ordinal))
                .GroupBy(pair => Part(pair.name))
                .ToDictionary(part => part.Key, part => part.Sum(pair => pair.parameter.numel()));
            string what = $"with {config.Layers} layers";
            Equal(costs.Embeddings.Parameters, counts["embeddings"], $"parameters of the embeddings {what}");
            Equal(costs.Projections.Parameters, counts["projections"], $"parameters of the projections "
                + $"{what}", biases["projections"]);
            Equal(costs.Attention.Parameters, 0, $"parameters of scores and weighted sums {what}");
            Equal(costs.FeedForward.Parameters, counts["feed-forward"], $"parameters of the feed-forward part "
                + $"{what}", biases["feed-forward"]);
            Equal(costs.Norms.Parameters, counts["norms"], $"parameters of the norms {what}");
            Equal(
                costs.Total.Parameters,
                encoder.parameters().Sum(parameter => parameter.numel()),
                $"parameters of the whole encoder {what}");
        }
    }

    [Test, ForTask("05.12")]
    public void Operations_are_those_that_a_count_by_hand_finds()
    {
        foreach (var (batch, length) in new[] { (1L, 5L), (3L, 7L) })
        {
            foreach (var config in Models.Kinds())
            {
                var counted = new Counter(config, batch, length);

                var costs = EncoderCosts.Of(config, batch, length);

                string what = $"for {batch} sequences of {length} tokens, {config.Layers} layers";
                Equal(costs.Projections.Flops, counted.Projections, $"operations of the projections {what}");
                Equal(costs.Attention.Flops, counted.Attention, $"operations of scores and weighted sums {what}");
                Equal(costs.FeedForward.Flops, counted.FeedForward, $"operations of the feed-forward part {what}");
                Equal(costs.Embeddings.Flops, 0, $"operations of the embeddings {what}");
                Equal(costs.Norms.Flops, 0, $"operations counted for the norms {what}");
            }
        }
    }

    [Test, ForTask("05.12")]
    public void Twice_the_length_is_twice_the_work_and_four_times_the_attention()
    {
        var once = EncoderCosts.Of(Models.Config, 2, 100);
        var twice = EncoderCosts.Of(Models.Config, 2, 200);

        Equal(twice.Projections.Flops, 2 * once.Projections.Flops, "operations of the projections, length doubled");
        Equal(twice.FeedForward.Flops, 2 * once.FeedForward.Flops, "operations of the feed-forward part, doubled");
        Equal(twice.Attention.Flops, 4 * once.Attention.Flops, "operations of scores and sums, length doubled");
        Equal(twice.Total.Parameters, once.Total.Parameters, "parameters, length doubled");
    }

    [Test, ForTask("05.12")]
    public void BERT_base_has_the_size_that_it_is_published_with()
    {
        var bert = new EncoderConfig
        {
            VocabularySize = 30522, DModel = 768, Heads = 12, Layers = 12, DFeedForward = 3072, MaxLength = 512,
        };

        // bert-base-uncased has 109,482,240: these, less our last norm, and 768² + 768 above the first token.
        Equal(
            EncoderCosts.Of(bert, 1, 128).Total.Parameters,
            109_482_240 + (2 * 768) - ((768 * 768) + 768),
            "parameters of BERT-base");
    }

    [Test, ForTask("05.12")]
    public void Sizes_far_beyond_Int32_are_counted_to_the_last_digit()
    {
        var large = new EncoderConfig
        {
            VocabularySize = 5_000_001, DModel = 1024, Heads = 16, Layers = 24, DFeedForward = 4096, MaxLength = 512,
        };
        foreach (var (batch, length) in new[] { (1000L, 512L), (3_000_000_001, 1), (1, 100_001) })
        {
            var seen = EncoderCosts.Of(large, batch, length);

            var expected = Reference.EncoderCosts.Of(Models.ForReference(large), batch, length);
            string what = $"of a large encoder for {batch} sequences of {length} tokens; int ends at 2,147,483,647";
            Equal(seen.Embeddings.Parameters, expected.Embeddings.Parameters, $"parameters of the embeddings {what}");
            Equal(seen.Projections.Flops, expected.Projections.Flops, $"operations of the projections {what}");
            Equal(seen.Attention.Flops, expected.Attention.Flops, $"operations of scores and weighted sums {what}");
            Equal(seen.FeedForward.Flops, expected.FeedForward.Flops, $"operations of the feed-forward part {what}");
            Equal(seen.Total.Flops, expected.Total.Flops, $"operations in all {what}");
            Equal(seen.Total.Parameters, expected.Total.Parameters, $"parameters in all {what}");
        }
    }

    [Test, ForTask("05.12")]
    public void Sizes_that_make_no_sense_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(() => EncoderCosts.Of(Models.Config, 0, 7), "batch", "it is 0");
        ArgumentAssert.Rejects<ArgumentException>(() => EncoderCosts.Of(Models.Config, 3, -1), "length", "it is -1");
    }

    private static string Part(string name) =>
        name.Contains("norm") ? "norms"
        : name.StartsWith("embeddings") ? "embeddings"
        : name.Contains("self_attn") ? "projections"
        : "feed-forward";

    private static void Equal(long actual, long expected, string what, long biases = 0)
    {
        string cause = (actual, expected) switch
        {
            _ when actual == expected => "",
            _ when biases > 0 && actual == expected - biases => "\nLikely cause: the biases are left out; they are "
                + "learned too, and count.",
            _ when 2 * actual == expected => " Half: is a multiplication and its addition counted as one?",
            (> 0, > 0) when actual % expected == 0 => $" It is {actual / expected} times the expected number.",
            (> 0, > 0) when expected % actual == 0 => $" The expected number is {expected / actual} times that.",
            _ => $" It is {actual - expected} off.",
        };
        Assert.That(actual, Is.EqualTo(expected), $"{what}.{cause}");
    }

    /// <summary>Goes through every matrix product of a forward pass, term by term, and counts.</summary>
    private sealed class Counter
    {
        public Counter(EncoderConfig config, long batch, long length)
        {
            for (long layer = 0; layer < config.Layers; layer++)
            {
                for (int projection = 0; projection < 4; projection++)
                {
                    Projections += Product(batch * length, config.DModel, config.DModel);
                }

                for (long head = 0; head < batch * config.Heads; head++)
                {
                    Attention += Product(length, config.DModel / config.Heads, length); // scores
                    Attention += Product(length, length, config.DModel / config.Heads); // weighted sums
                }

                FeedForward += Product(batch * length, config.DModel, config.DFeedForward);
                FeedForward += Product(batch * length, config.DFeedForward, config.DModel);
            }
        }

        public long Projections { get; }

        public long Attention { get; }

        public long FeedForward { get; }

        /// <summary>The operations in a product of <c>[rows, inner]</c> and <c>[inner, columns]</c>.</summary>
        private static long Product(long rows, long inner, long columns)
        {
            long count = 0;
            for (long row = 0; row < rows; row++)
            {
                for (long column = 0; column < columns; column++)
                {
                    for (long i = 0; i < inner; i++)
                    {
                        count++; // the multiplication
                        count++; // the addition to what is there, 0 at first
                    }
                }
            }

            return count;
        }
    }
}
