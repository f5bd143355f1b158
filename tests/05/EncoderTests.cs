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
    public void Each_block_s_weights_come_from_what_the_block_before_it_made()
    {
        var encoder = Models.Ready(new TransformerEncoder(Models.Config));
        var tokens = Models.Tokens(17, Models.Config, 5, 7);
        var before = encoder.call(tokens).weights;
        using (no_grad())
        {
            foreach (var (name, parameter) in encoder.named_parameters())
            {
                parameter.mul_(name.StartsWith("layers.0.", StringComparison.Ordinal) ? -1.5 : 1);
            }
        }

        var after = encoder.call(tokens).weights;

        Assert.That(
            (after[1] - before[1]).abs().max().ToDouble(),
            Is.GreaterThan(1e-3),
            "the largest difference of the second block's weights before and after the first block's parameters are "
            + "changed: do they come from the pass that made the output, or is the second block given the embeddings?");
    }

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
    public void A_sequence_of_nothing_but_padding_looks_at_nothing()
    {
        var encoder = Models.Ready(new TransformerEncoder(Models.Config));
        var tokens = Models.Tokens(9, Models.Config, 0, 5);

        var (output, weights) = encoder.call(tokens);

        for (int i = 0; i < weights.Length; i++)
        {
            TensorAssert.Close(
                weights[i][0], zeros(3, 5, 5), $"weights of block {i} in a sequence of padding alone");
        }

        TensorAssert.Close(
            output[1..],
            encoder.call(tokens[1..]).output,
            "output for the sequence beside it (seen), and for that sequence alone (expected)",
            5e-5);
        output.sum().backward();
        foreach (var (name, parameter) in encoder.named_parameters())
        {
            TensorAssert.NoNaN(
                parameter.grad ?? zeros_like(parameter), $"gradient of {name}, a sequence of the batch being empty");
        }
    }

    [Test, ForTask("05.4")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var encoder = Models.Ready(new TransformerEncoder(Models.Config));
        var reference = Models.Like(encoder, new Reference.TransformerEncoder(Models.ForReference(Models.Config)));
        var tokens = Models.Tokens(13, Models.Config, 5, 7, 3);
        (Tensor tokens, Tensor? segments, string what)[] calls =
        [
            (tokens, Models.Segments(tokens, Models.Config), "a call with segments"),
            (tokens, null, "a later call without segments"),
            (Models.Tokens(14, Models.Config, 7, 2, 6), null, "a later call on sequences of other lengths"),
            (Models.Tokens(15, Models.Config, 4, 6), null, "a later call on a smaller batch"),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(encoder, seed), to: reference);
            foreach (var call in calls)
            {
                TensorAssert.Close(
                    encoder.call(call.tokens, call.segments).output,
                    reference.call(call.tokens, call.segments).output,
                    $"output of {call.what}" + (seed == 0 ? "" : ", after the parameters have changed"),
                    5e-5);
            }
        }
    }

    [Test, ForTask("05.4")]
    public void Half_precision_stays_half_precision()
    {
        var (output, weights) = Models.Ready(new TransformerEncoder(Models.Config), ScalarType.Float16)
            .call(Models.Tokens(16, Models.Config, 5, 7, 3));

        Assert.That(output.dtype, Is.EqualTo(ScalarType.Float16), "type of the output of a half precision encoder");
        Assert.That(
            weights.Select(each => each.dtype), Is.All.EqualTo(ScalarType.Float16), "type of its blocks' weights");
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
