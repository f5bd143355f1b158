extern alias reference;

using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

public class DecodeTests
{
    [Test, ForTask("07.3")]
    public void Logits_and_weights_match_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                var (model, reference) = Models.Pair(Models.Config(norm), type);
                var (target, source) = (Models.Target(1), Models.Source(2));
                var memory = Seeded.Normal(3, type, 3, 6, Models.Width);
                var (logits, weights) = model.Decode(target, memory, source);
                var (expected, expectedWeights) = reference.Decode(target, memory, source);

                string what = $"{norm}-norm blocks, 3 texts of 6 tokens, 5 tokens written";
                Assert.That(weights, Has.Length.EqualTo(2), "tensors of weights, one for each block of the decoder");
                for (int layer = 0; layer < 2; layer++)
                {
                    TensorAssert.Close(weights[layer], expectedWeights[layer], $"weights of block {layer}, {what}");
                }

                TensorAssert.Close(logits, expected, $"logits, {what}");
            }
        }
    }

    [Test, ForTask("07.3")]
    public void A_text_longer_than_its_source_matches_the_reference()
    {
        var (model, reference) = Models.Pair();
        var (target, source) = (Models.Target(4), Models.Source(5)[.., ..3]);
        var memory = Seeded.Normal(6, 3, 3, Models.Width);
        foreach (int length in new[] { 1, 2, 3, 5 })
        {
            TensorAssert.Close(
                model.Decode(target[.., ..length], memory, source).logits,
                reference.Decode(target[.., ..length], memory, source).logits,
                $"logits of {length} tokens, from a source of 3");
        }
    }

    [Test, ForTask("07.3")]
    public void No_token_sees_a_later_one()
    {
        var (model, _) = Models.Pair();
        var target = Models.Text(7, Models.TargetVocabulary, 1, 6);
        var source = Models.Text(8, Models.SourceVocabulary, 1, 4);
        var memory = Seeded.Normal(9, 1, 4, Models.Width);
        var changed = target.clone();
        changed[0, 3..] = 9;

        var logits = model.Decode(target, memory, source).logits;
        var other = model.Decode(changed, memory, source).logits;

        TensorAssert.Close(
            other[0, ..3], logits[0, ..3], "logits of the first 3 tokens when those after them are others", 1e-6);
        Assert.That(
            (other[0, 3..] - logits[0, 3..]).abs().amax([-1]).min().ToDouble(),
            Is.GreaterThan(1e-6),
            "change of the logits at the tokens that are others");
    }

    [Test, ForTask("07.3")]
    public void No_token_looks_at_padding_of_the_source()
    {
        var (model, _) = Models.Pair();
        var (target, source) = (Models.Target(10), Models.Source(11));
        var memory = Seeded.Normal(12, 3, 6, Models.Width);
        var spoilt = memory.clone();
        spoilt[1, 4..] += 5;
        spoilt[2, 5..] -= 5;

        var (logits, weights) = model.Decode(target, memory, source);

        foreach (var each in weights)
        {
            TensorAssert.RowsSumToOne(each, "weights of the look at the source");
            TensorAssert.Close(
                each[1, .., .., 4..], zeros(3, 5, 2), $"weights on the padding of text 1; the id is {Models.Padding}");
        }

        TensorAssert.Close(
            model.Decode(target, spoilt, source).logits, logits, "logits when the memory of padding is another one");
    }

    [Test, ForTask("07.3")]
    public void A_source_of_padding_alone_spoils_nothing()
    {
        var (model, reference) = Models.Pair();
        var (target, source) = (Models.Target(30), Models.Source(31));
        source[1] = Models.Padding;
        var memory = Seeded.Normal(32, 3, 6, Models.Width);

        var (logits, weights) = model.Decode(target, memory, source);
        var (expected, expectedWeights) = reference.Decode(target, memory, source);

        TensorAssert.NoNaN(logits, "logits of a batch with a source that is padding alone");
        TensorAssert.Close(weights[0], expectedWeights[0], "weights, where one source is padding alone");
        TensorAssert.Close(logits, expected, "logits, where one source is padding alone");
    }

    [Test, ForTask("07.3")]
    public void No_token_looks_at_padding_of_what_is_written()
    {
        var (model, reference) = Models.Pair();
        var (target, source) = (Models.Target(13), Models.Source(14));
        target[1, 2] = Models.Padding;
        target[0, 1] = Models.Padding;
        var memory = Seeded.Normal(15, 3, 6, Models.Width);

        TensorAssert.Close(
            model.Decode(target, memory, source).logits,
            reference.Decode(target, memory, source).logits,
            "logits of texts with padding amid them");
    }

    [Test, ForTask("07.3")]
    public void Any_id_may_be_padding_and_texts_of_any_size_come_in_any_order()
    {
        foreach (long padding in new long[] { 0, 10, 3 })
        {
            var (model, reference) = Models.Pair(Models.Config() with { PaddingId = padding });
            foreach (var (length, read) in new[] { (5, 6), (2, 3), (4, 6), (5, 6) })
            {
                var (target, source) = (Models.Target(33)[.., ..length], Models.Source(34)[.., ..read]);
                source[1, 2..] = padding;
                target[1, 1..] = padding;
                var memory = Seeded.Normal(35, 3, read, Models.Width);
                TensorAssert.Close(
                    model.Decode(target, memory, source).logits,
                    reference.Decode(target, memory, source).logits,
                    $"logits of {length} tokens, from a source of {read}, where the padding id is {padding}");
            }
        }
    }

    [Test, ForTask("07.3")]
    public void With_caches_only_the_new_tokens_are_computed()
    {
        var (model, _) = Models.Pair();
        var (target, source) = (Models.Target(16), Models.Source(17));
        target[1, 1] = Models.Padding; // what the caches know may be padding, too
        var memory = Seeded.Normal(18, 3, 6, Models.Width);
        var whole = model.Decode(target, memory, source).logits;
        var caches = model.NewCaches();
        int known = 0;
        foreach (int length in new[] { 2, 4, 5 })
        {
            TensorAssert.Close(
                model.Decode(target[.., ..length], memory, source, caches).logits,
                whole[.., known..length],
                $"logits of tokens {known} to {length - 1}, those before being in the caches");
            Assert.That(
                caches.Select(cache => cache.Length), Is.All.EqualTo(length), "tokens in each block's cache");
            known = length;
        }

        Array.ForEach(caches, cache => cache.Dispose());
    }

    [Test, ForTask("07.3")]
    public void A_decoder_of_one_block_has_one_cache()
    {
        var (model, _) = Models.Pair(Models.Config() with { DecoderLayers = 1 });
        model.eval();
        var (target, source) = (Models.Target(18), Models.Source(19));
        using var noGradient = no_grad();
        var memory = model.Encode(source);
        var caches = model.NewCaches();

        model.Decode(target[.., ..3], memory, source, caches);

        TensorAssert.Close(
            model.Decode(target, memory, source, caches).logits,
            model.Decode(target, memory, source).logits[.., 3..],
            "logits of tokens 3 and 4, those before being in the cache of the only block");
        Array.ForEach(caches, cache => cache.Dispose());
    }

    [Test, ForTask("07.3")]
    public void The_logits_are_products_with_the_target_s_table()
    {
        var (model, _) = Models.Pair();
        var (target, source) = (Models.Target(19), Models.Source(20));
        var memory = Seeded.Normal(21, 3, 6, Models.Width);
        target = where(target == 9, 8, target); // 9 is not read, so that its vector shows in its logits alone
        var table = model.named_parameters().Single(pair => pair.name.StartsWith("target_embedding.")).parameter;
        var expected = model.Decode(target, memory, source).logits[.., .., 9] * 3;
        using (no_grad())
        {
            table[9] *= 3;
        }

        var (logits, _) = model.Decode(target, memory, source);

        Assert.That(logits.shape, Is.EqualTo(new long[] { 3, 5, Models.TargetVocabulary }), "shape of the logits");
        TensorAssert.Close(logits[.., .., 9], expected, "logits of a token whose vector has become 3 times as long");
    }

    [Test, ForTask("07.3")]
    public void Gradients_match_the_reference()
    {
        var (model, reference) = Models.Pair();
        var (target, source) = (Models.Target(22), Models.Source(23));
        var memory = Seeded.Normal(24, 3, 6, Models.Width);

        GradientAssert.Same(
            inputs => model.Decode(target, inputs[0], source).logits,
            inputs => reference.Decode(target, inputs[0], source).logits,
            [("memory", memory)],
            "logits");
        var direction = Seeded.Normal(25, 3, 5, Models.TargetVocabulary);
        model.zero_grad();
        reference.zero_grad();
        (model.call(source, target) * direction).sum().backward();
        (reference.call(source, target) * direction).sum().backward();
        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.That(parameter.grad is { IsInvalid: false }, Is.True, $"whether a gradient reaches {name}");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of the logits with respect to {name}", 1e-4);
        }
    }

    [Test, ForTask("07.3")]
    public void Reading_and_writing_fit_together()
    {
        var (model, reference) = Models.Pair(Models.Config(dropout: 0.5), ScalarType.Float64);
        model.eval();
        reference.eval();
        var (target, source) = (Models.Target(26), Models.Source(27));

        TensorAssert.Close(
            model.call(source, target), reference.call(source, target), "logits of the whole model, in eval");
        foreach (var (row, length, words) in new[] { (0, 6, 5), (1, 4, 5), (2, 5, 3) })
        {
            TensorAssert.Close(
                model.call(source, target)[row, ..words],
                model.call(source[row..(row + 1), ..length], target[row..(row + 1), ..words])[0],
                $"logits of pair {row} in a padded batch; expected what they are alone, without padding");
        }
    }

    [Test, ForTask("07.3")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (model, _) = Models.Pair();
        var (target, source) = (Models.Target(28), Models.Source(29));
        var memory = zeros(3, 6, Models.Width);
        ArgumentAssert.Rejects(
            () => model.Decode(target, memory, source[.., ..5]), "source", source[.., ..5], "the memory has 6 tokens");
        ArgumentAssert.Rejects(
            () => model.Decode(target[..2], memory, source), "source", source, "the target has 2 texts");
        ArgumentAssert.Rejects(
            () => model.Decode(target, memory[0], source), "memory", memory[0], "it is no batch");
        ArgumentAssert.Rejects<ArgumentException>(
            () => model.Decode(target, memory, source, [new KeyValueCache(9)]), "caches", "there is one, for 2 blocks");
    }
}
