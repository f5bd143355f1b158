extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class EncoderTests
{
    [Test, ForTask("05.4")]
    public void Output_and_weights_match_the_reference()
    {
        foreach (var config in Models.Kinds())
        {
            Compare(config, Models.Tokens(1, config, 5));
            Compare(config, Models.Tokens(2, config, 5, 7, 3));
        }
    }

    [Test, ForTask("05.4")]
    public void Segments_are_passed_on()
    {
        var tokens = Models.Tokens(3, Models.Config, 5, 7, 3);
        Compare(Models.Config, tokens, Models.Segments(tokens, Models.Config));
    }

    [Test, ForTask("05.4")]
    public void Float64_stays_float64() =>
        Compare(Models.Config, Models.Tokens(4, Models.Config, 5, 7, 3), null, ScalarType.Float64);

    [Test, ForTask("05.4")]
    public void There_are_weights_for_each_block_the_first_block_s_first()
    {
        var config = Models.Config with { Layers = 4 };
        var encoder = Models.Ready(new TransformerEncoder(config));

        var (_, weights) = encoder.call(Models.Tokens(5, config, 5, 7, 3));

        Assert.That(weights, Has.Length.EqualTo(4), "the number of blocks that weights came from");
        Assert.That(
            weights.Select(each => each.shape),
            Is.All.EqualTo(new long[] { 3, 3, 7, 7 }),
            "the shapes of the weights, [batch, heads, query, key]");
    }

    [Test, ForTask("05.4")]
    public void Padding_never_changes_a_real_token_s_result()
    {
        foreach (var config in Models.Kinds())
        {
            foreach (var (type, tolerance) in new[] { (ScalarType.Float32, 1e-6), (ScalarType.Float64, 1e-12) })
            {
                var encoder = new TransformerEncoder(config);
                encoder.to(type);
                encoder.eval();
                var alone = Models.Tokens(6, config, 4);
                var padded = cat([alone, full([1, 5], config.PaddingId, ScalarType.Int64)], 1);
                var batch = cat([Models.Tokens(7, config, 9), padded], 0);

                var expected = encoder.call(alone).output;
                TensorAssert.Close(
                    encoder.call(padded).output[.., ..4],
                    expected,
                    $"{type}, {config.Norm} norm: four tokens followed by five of padding (seen) and alone (expected)",
                    tolerance);
                TensorAssert.Close(
                    encoder.call(batch).output[1..2, ..4],
                    expected,
                    $"{type}, {config.Norm} norm: four tokens beside a longer sequence (seen) and alone (expected)",
                    tolerance);
            }
        }
    }

    [Test, ForTask("05.4")]
    public void No_token_looks_at_padding_in_any_block()
    {
        foreach (var config in Models.Kinds())
        {
            var encoder = Models.Ready(new TransformerEncoder(config));

            var (_, weights) = encoder.call(Models.Tokens(8, config, 4, 7));

            for (int i = 0; i < weights.Length; i++)
            {
                TensorAssert.RowsSumToOne(weights[i], $"weights of block {i}");
                Assert.That(
                    weights[i][0, .., .., 4..].abs().max().ToDouble(),
                    Is.Zero,
                    $"the largest weight of a padded key in block {i}, the padding id being {config.PaddingId}");
            }
        }
    }

    [Test, ForTask("05.4")]
    public void A_sequence_of_nothing_but_padding_gives_no_NaN()
    {
        var encoder = Models.Ready(new TransformerEncoder(Models.Config));

        var (output, weights) = encoder.call(Models.Tokens(9, Models.Config, 0, 5));

        TensorAssert.NoNaN(output, "output for a batch with an empty sequence");
        TensorAssert.NoNaN(weights[^1], "weights for a batch with an empty sequence");
    }

    [Test, ForTask("05.4")]
    public void The_last_norm_has_the_last_word()
    {
        var encoder = new TransformerEncoder(Models.Config);
        encoder.eval();

        var (output, _) = encoder.call(Models.Tokens(10, Models.Config, 5, 7));

        TensorAssert.Close(output.mean([-1]), zeros(2, 7), "means of tokens, the norm's weight being 1 and its bias 0");
        TensorAssert.Close(
            output.var(-1, unbiased: false), ones(2, 7), "variances of tokens, the norm's weight being 1", 1e-3);
    }

    [Test, ForTask("05.4")]
    public void Gradients_reach_every_parameter()
    {
        foreach (var config in Models.Kinds())
        {
            var encoder = Models.Ready(new TransformerEncoder(config), ScalarType.Float64);
            var reference = Models.Like(
                encoder, new Reference.TransformerEncoder(Models.ForReference(config)), ScalarType.Float64);
            var tokens = Models.Tokens(11, config, 5, 7, 3);
            Models.CompareGradients(
                encoder, encoder.call(tokens).output, reference, reference.call(tokens).output, "encoder");
        }
    }

    [Test, ForTask("05.4")]
    public void A_tagger_on_top_does_not_see_padding_either()
    {
        var tagger = Models.Ready(new TokenTagger(Models.Config, 6), ScalarType.Float64);
        var reference = Models.Like(
            tagger, new Reference.TokenTagger(Models.ForReference(Models.Config), 6), ScalarType.Float64);
        var tokens = Models.Tokens(12, Models.Config, 4, 7);

        var logits = tagger.call(tokens, null);

        TensorAssert.Close(logits, reference.call(tokens, null), "logits of a tagger");
        TensorAssert.Close(
            logits[..1, ..4], tagger.call(tokens[..1, ..4], null), "logits with padding (seen) and without (expected)");
    }

    private static void Compare(
        EncoderConfig config, Tensor tokens, Tensor? segments = null, ScalarType type = ScalarType.Float32)
    {
        var encoder = Models.Ready(new TransformerEncoder(config), type);
        var reference = Models.Like(encoder, new Reference.TransformerEncoder(Models.ForReference(config)), type);
        var expected = reference.call(tokens, segments);
        var before = tokens.clone();
        string what = $"tokens [{string.Join(", ", tokens.shape)}], {config.Norm} norm, {config.Layers} layers";

        var (output, weights) = encoder.call(tokens, segments);

        TensorAssert.Unchanged(tokens, before, "tokens");
        Assert.That(weights, Has.Length.EqualTo(expected.weights.Length), $"{what}: the number of blocks with weights");
        for (int i = 0; i < weights.Length; i++)
        {
            TensorAssert.Close(weights[i], expected.weights[i], $"{what}: weights of block {i}", Tolerance());
        }

        TensorAssert.Close(output, expected.output, $"{what}: output", Tolerance());

        double Tolerance() => type == ScalarType.Float64 ? 1e-10 : 5e-5; // rounding adds up over the blocks
    }
}
