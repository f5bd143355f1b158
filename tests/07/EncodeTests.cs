using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

public class EncodeTests
{
    [Test, ForTask("07.2")]
    public void Memory_matches_the_reference()
    {
        foreach (NormPlacement norm in Enum.GetValues<NormPlacement>())
        {
            foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                var (model, reference) = Models.Pair(Models.Config(norm), type);
                foreach (var source in new[] { Models.Source(1), Models.Text(2, Models.SourceVocabulary, 1, 7) })
                {
                    TensorAssert.Close(
                        model.Encode(source),
                        reference.Encode(source),
                        $"memory of {source.size(0)} texts of {source.size(1)} tokens, {norm}-norm blocks");
                }
            }
        }
    }

    [Test, ForTask("07.2")]
    public void Padding_changes_nothing()
    {
        var (model, _) = Models.Pair();
        var source = Models.Source(3);
        var memory = model.Encode(source);
        foreach (var (row, length) in new[] { (0, 6), (1, 4), (2, 5) })
        {
            TensorAssert.Close(
                memory[row, ..length],
                model.Encode(source[row..(row + 1), ..length])[0],
                $"memory of text {row} in a padded batch, where the padding id is {Models.Padding}; "
                + "expected what it is alone, without padding");
        }
    }

    [Test, ForTask("07.2")]
    public void Texts_of_any_size_come_in_any_order()
    {
        var (model, reference) = Models.Pair();
        foreach (var source in new[]
        {
            Models.Source(9), Models.Text(10, Models.SourceVocabulary, 1, 3), Models.Source(11), Models.Source(9),
        })
        {
            TensorAssert.Close(
                model.Encode(source),
                reference.Encode(source),
                $"memory of {source.size(0)} texts of {source.size(1)} tokens, after other texts");
        }
    }

    [Test, ForTask("07.2")]
    public void Any_id_may_be_padding()
    {
        foreach (long padding in new long[] { 0, 10, 3 })
        {
            var (model, reference) = Models.Pair(Models.Config() with { PaddingId = padding });
            var source = Models.Source(12);
            source[1, 2..] = padding;
            TensorAssert.Close(
                model.Encode(source), reference.Encode(source), $"memory of texts where the padding id is {padding}");
        }
    }

    [Test, ForTask("07.2")]
    public void Each_token_knows_the_whole_text()
    {
        var (model, _) = Models.Pair();
        var source = Models.Text(4, Models.SourceVocabulary, 1, 6);
        var changed = source.clone();
        changed[0, 5] = (changed[0, 5].ToInt64() + 1) % Models.Padding;

        var difference = (model.Encode(source) - model.Encode(changed)).abs().amax([-1])[0]; // [source]

        Assert.That(
            difference.min().ToDouble(),
            Is.GreaterThan(1e-6),
            "change of each token's memory when the last token is another one: an encoder sees what comes after");
    }

    [Test, ForTask("07.2")]
    public void A_text_of_padding_alone_spoils_nothing()
    {
        var (model, reference) = Models.Pair();
        var source = Models.Source(5);
        source[1] = Models.Padding;

        var memory = model.Encode(source);

        TensorAssert.NoNaN(memory, "memory of a batch with a text that is padding alone");
        TensorAssert.Close(memory, reference.Encode(source), "memory of a batch with a text that is padding alone");
    }

    [Test, ForTask("07.2")]
    public void With_a_shared_vocabulary_there_is_one_table()
    {
        var config = Models.Config() with { SourceVocabulary = 11, TargetVocabulary = 11, SharedVocabulary = true };
        var (model, reference) = Models.Pair(config);
        var source = Models.Text(6, 11, 2, 5);

        Assert.That(
            model.parameters().Count(parameter => parameter.size(0) == 11), Is.EqualTo(1), "tables of token vectors");
        TensorAssert.Close(model.Encode(source), reference.Encode(source), "memory, with one table for both languages");
    }

    [Test, ForTask("07.2")]
    public void Gradients_match_the_reference()
    {
        var (model, reference) = Models.Pair();
        var source = Models.Source(7);
        var direction = Seeded.Normal(8, 3, 6, Models.Width);

        (model.Encode(source) * direction).sum().backward();
        (reference.Encode(source) * direction).sum().backward();

        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in model.named_parameters()
            .Where(pair => pair.name.StartsWith("encoder.") || pair.name.StartsWith("source_embedding.")))
        {
            Assert.That(parameter.grad is { IsInvalid: false }, Is.True, $"whether a gradient reaches {name}");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of memory with respect to {name}", 1e-4);
        }
    }

    [Test, ForTask("07.2")]
    public void Texts_that_do_not_fit_are_refused()
    {
        var (model, _) = Models.Pair();
        var tooLong = ones(2, 11, dtype: ScalarType.Int64);
        ArgumentAssert.Rejects(
            () => model.Encode(tooLong), "source", tooLong, "it has 11 tokens and the model takes 10");
        ArgumentAssert.Rejects(() => model.Encode(tooLong[0]), "source", tooLong[0], "it is no batch");
        ArgumentAssert.Rejects(
            () => model.Encode(tooLong[.., ..3] * 13), "source", tooLong[.., ..3], "13 is not in a vocabulary of 13");
    }
}
