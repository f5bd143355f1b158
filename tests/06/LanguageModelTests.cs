extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

public class LanguageModelTests
{
    [Test, ForTask("06.6")]
    public void Logits_and_weights_match_the_reference()
    {
        CompareWithReference(Models.Text(1, 2, 5));
        CompareWithReference(Models.Text(2, 1, 9));
        CompareWithReference(Models.Text(3, 3, 1));
        CompareWithReference(Models.Text(4, 2, 5), ScalarType.Float64);
    }

    [Test, ForTask("06.6")]
    public void A_text_says_nothing_of_its_future()
    {
        var (model, _) = Models.Language();
        var text = Models.Text(5, 1, 6);
        var other = text.clone();
        other[0, 4] = tensor((text[0, 4].ToInt64() + 1) % Models.Vocabulary);

        var (logits, changed) = (model.call(text, null).logits, model.call(other, null).logits);

        TensorAssert.Close(changed[0, ..4], logits[0, ..4], "logits of tokens 0 to 3 after token 4 was changed");
        Assert.That(
            (changed[0, 4..] - logits[0, 4..]).abs().sum(-1).min().ToDouble(),
            Is.GreaterThan(1e-3),
            "difference in the logits of tokens 4 and 5 after token 4 was changed");
    }

    [Test, ForTask("06.6")]
    public void With_caches_each_piece_gets_what_it_gets_in_the_whole()
    {
        var (model, _) = Models.Language();
        model.eval();
        var text = Models.Text(6, 2, 9);
        using var noGradient = no_grad();
        var whole = model.call(text, null).logits;
        foreach (var pieces in new[] { new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 }, [4, 1, 1, 3], [8, 1] })
        {
            var caches = model.NewCaches();
            int start = 0;
            foreach (int count in pieces)
            {
                TensorAssert.Close(
                    model.call(text.narrow(1, start, count), caches).logits,
                    whole.narrow(1, start, count),
                    $"logits of tokens {start} to {start + count - 1}, those before being in the caches");
                start += count;
            }

            Assert.That(caches.Select(cache => cache.Length), Is.All.EqualTo(9), "tokens in each cache at the end");
            Array.ForEach(caches, cache => cache.Dispose());
        }
    }

    [Test, ForTask("06.6")]
    public void A_model_of_one_block_has_one_cache()
    {
        var model = Seeded.Parameters(new LanguageModel(Models.Vocabulary, Models.MaxLength, Models.Width, Models.Heads, layers: 1));
        model.eval();
        var text = Models.Text(14, 2, 6);
        using var noGradient = no_grad();
        var caches = model.NewCaches();

        model.call(text[.., ..4], caches);

        TensorAssert.Close(
            model.call(text[.., 4..], caches).logits,
            model.call(text, null).logits[.., 4..],
            "logits of tokens 4 and 5, those before being in the cache of the only block");
        Array.ForEach(caches, cache => cache.Dispose());
    }

    [Test, ForTask("06.6")]
    public void The_embedding_is_used_twice()
    {
        var (model, reference) = Models.Language();
        var text = Models.Text(7, 2, 5);

        Assert.That(
            model.parameters().Count(parameter => parameter.shape.Contains(Models.Vocabulary)),
            Is.EqualTo(1),
            "parameters with a row for each token of the vocabulary: it is the embedding, and no other map");
        Models.SameParameterGradients(
            model, model.call(text, null).logits, reference, reference.call(text, null).logits, "LanguageModel");
    }

    [Test, ForTask("06.6")]
    public void In_training_vectors_are_dropped_and_in_eval_not()
    {
        var (model, reference) = Models.Language(dropout: 1);
        var text = Models.Text(8, 2, 5);

        TensorAssert.Close(
            model.call(text, null).logits,
            reference.call(text, null).logits,
            "logits in training, with a dropout of 1: the vectors with their positions are dropped as well");
        model.eval();
        reference.eval();
        TensorAssert.Close(
            model.call(text, null).logits, reference.call(text, null).logits, "logits in eval, with a dropout of 1");
    }

    [Test, ForTask("06.6")]
    public void Vectors_are_dropped_once_and_at_the_rate_that_is_given()
    {
        // The blocks add nothing, and each feature is 1: the norm makes those that are dropped negative, and a token's
        // logit shows the one feature that its vector looks at.
        var (model, _) = Models.Language(dropout: 0.25);
        Weights.Fill(model, [.. model.named_parameters().Select(each => (each.name, 0.0))]);
        Weights.Fill(model, [.. model.named_parameters().Select(each => each.name)
            .Where(name => name.StartsWith("positions", StringComparison.Ordinal) || name == "norm.weight")
            .Select(name => (name, 1.0))]);
        using (no_grad())
        {
            model.get_parameter("tokens.weight")!.copy_(1e-4 * eye(Models.Vocabulary, Models.Width));
        }

        using var seed = new LocalSeed(13);

        var logits = model.call(Models.Text(15, 12, 9), null).logits; // [12, 9, vocabulary]

        Assert.That(
            logits.less(0).to(ScalarType.Float64).mean().ToDouble(),
            Is.EqualTo(0.25).Within(0.08),
            "share of the vectors' features that are dropped, in training with a dropout of 0.25; dropped out twice, "
            + "it would be 0.4375");
    }

    [Test, ForTask("06.6")]
    public void Texts_of_any_size_come_in_any_order()
    {
        var (model, reference) = Models.Language();
        foreach (var (batch, length) in new[] { (2, 9), (1, 3), (3, 1), (2, 9) })
        {
            var text = Models.Text(16 + length, batch, length);
            TensorAssert.Close(
                model.call(text, null).logits,
                reference.call(text, null).logits,
                $"logits for a text of [{batch}, {length}], after texts of other sizes",
                1e-4);
        }
    }

    [Test, ForTask("06.6")]
    public void What_does_not_fit_is_refused()
    {
        var (model, _) = Models.Language();
        var (tooLong, unknown) = (Models.Text(9, 1, 10), tensor(new long[,] { { 3, 11 } }));
        ArgumentAssert.Rejects(() => model.call(tooLong, null), "text", tooLong, "10 tokens; 9 fit");
        ArgumentAssert.Rejects(() => model.call(unknown, null), "text", unknown, "there is no token 11");
        ArgumentAssert.Rejects<ArgumentException>(
            () => model.call(Models.Text(10, 1, 2), []), "caches", "there is none for the blocks");
    }

    private static void CompareWithReference(Tensor text, ScalarType type = ScalarType.Float32)
    {
        var (model, reference) = Models.Language(type: type);
        var (logits, weights) = model.call(text, null);
        var (expected, expectedWeights) = reference.call(text, null);

        string what = $"for a text of {Toolkit.Guard.Shape(text)}";
        Assert.That(weights, Has.Length.EqualTo(2), "number of blocks that weights are returned of");
        for (int layer = 0; layer < 2; layer++)
        {
            TensorAssert.Close(weights[layer], expectedWeights[layer], $"weights of block {layer} {what}");
        }

        TensorAssert.Close(logits, expected, $"logits {what}", 1e-4);
    }
}
