extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class TransformerModelTests
{
    // Blocks of every kind have been compared with the reference's: what is left differs in these.
    private static readonly string[] s_kinds = ["Llama", "Mistral", "GPT-J", "GPT-2", "BERT"];

    [Test, ForTask("09.14")]
    public void Token_by_token_the_logits_are_those_of_the_whole_text()
    {
        foreach (string kind in new[] { "Mistral", "GPT-J", "GPT-2" })
        {
            var (model, _) = Models.Model(Models.Kinds[kind], ScalarType.Float64);
            var text = Models.Text(7, 2, 9);
            var whole = model.call(new ModelInput(text)).Logits!;
            Past? past = null;
            foreach (var (start, count) in new[] { (0, 4), (4, 1), (5, 1), (6, 3) })
            {
                var output = model.call(new ModelInput(text.narrow(1, start, count)) { Past = past });
                past = output.Past;
                TensorAssert.Close(
                    output.Logits,
                    whole.narrow(1, start, count),
                    $"{kind}: logits of tokens {start} to {start + count - 1}, those before kept (in Float64: what differs is no rounding)");
                Assert.That(past.Count, Is.EqualTo(start + count), $"{kind}: tokens so far, as the past counts them");
            }
        }
    }

    [Test, ForTask("09.14")]
    public void Positions_may_be_said()
    {
        var positions = tensor(new long[] { 3, 4, 5, 6, 7 });
        var rows = tensor(new long[,] { { 0, 1, 2, 3, 4 }, { 0, 0, 0, 1, 2 } }); // the second text is padded in front
        foreach (string kind in new[] { "Llama", "GPT-2" })
        {
            Compare(
                Models.Kinds[kind],
                new(Models.Text(8, 2, 5)) { Positions = positions },
                $"{kind}, positions 3 to 7");
            Compare(
                Models.Kinds[kind],
                new(Models.Text(9, 2, 5)) { Positions = rows },
                $"{kind}, each text with its own positions");
        }
    }

    [Test, ForTask("09.14")]
    public void Vectors_may_take_the_place_of_ids()
    {
        foreach (string kind in new[] { "Llama", "GPT-2", "BERT" })
        {
            Compare(
                Models.Kinds[kind],
                new() { Vectors = Seeded.Normal(10, 2, 5, 20) },
                $"{kind}, vectors in place of ids");
        }
    }

    [Test, ForTask("09.14")]
    public void Vectors_go_on_behind_a_past_as_ids_do()
    {
        foreach (string kind in new[] { "Llama", "GPT-2" })
        {
            var config = Models.Kinds[kind];
            Past past = new([Models.SomePast(config, 40, 4), Models.SomePast(config, 42, 4)]);
            Compare(
                config,
                new() { Vectors = Seeded.Normal(44, 2, 3, 20), Past = past },
                $"{kind}, vectors in place of ids, behind 4 tokens: at positions 4, 5 and 6");
        }
    }

    [Test, ForTask("09.14")]
    public void Masks_and_segments_are_handed_on()
    {
        Compare(
            Models.Llama,
            new(Models.Text(11, 2, 5)) { Mask = Seeded.Mask(12, 2, 1, 5, 5) },
            "Llama, a mask for each query");
        Compare(
            Models.Kinds["BERT"],
            new(Models.Text(13, 2, 5)) { Segments = Models.Text(14, 2, 5) % 2, Mask = Seeded.Mask(15, 2, 1, 1, 5) },
            "BERT, two segments and padding");
    }

    [Test, ForTask("09.14")]
    public void Hidden_states_are_the_embedding_each_block_s_output_and_the_last_after_the_final_norm()
    {
        var (model, reference) = Models.Model(Models.Llama);
        var before = new Dictionary<string, Tensor>();
        var input = new ModelInput(Models.Text(16, 2, 5));
        var output = model.call(
            input with { Tap = (name, value) => before[name] = value.detach().clone().DetachFromDisposeScope() });
        var expected = reference.call(Models.Same(input));

        Assert.That(
            output.Hidden,
            Has.Count.EqualTo(3),
            "hidden states of two blocks: the embedding, and one for each block");
        for (int i = 0; i < 3; i++)
        {
            TensorAssert.Close(
                output.Hidden[i],
                expected.Hidden[i],
                $"hidden state {i} of 0 to 2",
                new Suspect(before["blocks.1.out"], "the final norm is missing: this is the last block's output"));
        }
    }

    [Test, ForTask("09.14")]
    public void The_tap_is_asked_from_embedding_to_norm_and_its_answers_count()
    {
        var (model, reference) = Models.Model(Models.Llama);
        var input = new ModelInput(Models.Text(17, 2, 5));
        List<string> names = [];
        model.call(input with { Tap = Models.WriteDown(names) });
        string[] block = ["in", "q", "k", "v", "pattern", "z", "attention", "mid", "mlp", "out"];

        Assert.That(
            names,
            Is.EqualTo(
                (string[])["embedding", .. block.Select(point => $"blocks.0.{point}"), .. block.Select(
                    point => $"blocks.1.{point}"), "norm"]),
            "points at which the tap was asked");
        foreach (string point in new[] { "embedding", "blocks.0.z", "blocks.1.mid", "norm" })
        {
            TensorAssert.Close(
                model.call(input with { Tap = Models.Doubled(point) }).Logits,
                reference.call(Models.Same(input with { Tap = Models.Doubled(point) })).Logits!,
                $"logits, a tap having doubled {point}");
        }
    }

    [Test, ForTask("09.14")]
    public void A_tap_that_only_looks_changes_nothing()
    {
        var (model, _) = Models.Model(Models.Llama);
        var input = new ModelInput(Models.Text(18, 2, 5));
        TensorAssert.Close(
            model.call(input with { Tap = (_, value) => value }).Logits,
            model.call(input).Logits!,
            "logits, bit for bit",
            0);
    }

    [Test, ForTask("09.14")]
    public void Gradients_match_the_reference()
    {
        foreach (string kind in new[] { "Llama", "GPT-2" })
        {
            var (model, reference) = Models.Model(Models.Kinds[kind]);
            var input = new ModelInput(Models.Text(19, 2, 5));
            Models.SameParameterGradients(
                model, model.call(input).Logits!, reference, reference.call(Models.Same(input)).Logits!, kind);
        }

        var (same, other) = Models.Model(Models.Llama);
        GradientAssert.Same(
            inputs => same.call(new ModelInput { Vectors = inputs[0] }).Logits!,
            inputs => other.call(new Reference.ModelInput { Vectors = inputs[0] }).Logits!,
            [("vectors", Seeded.Normal(20, 2, 5, 20))],
            "Llama");
    }

    [Test, ForTask("09.14")]
    public void Gradients_reach_a_past_of_every_block()
    {
        var (model, _) = Models.Model(Models.Llama);
        var past = new Past([.. new[] { 21, 22 }.Select(seed => new KeyValues(
            Seeded.Normal(seed, 2, 2, 4, 8).requires_grad_(), Seeded.Normal(seed + 2, 2, 2, 4, 8).requires_grad_()))]);
        var logits = model.call(new ModelInput(Models.Text(25, 2, 3)) { Past = past }).Logits!;
        (logits * Seeded.Normal(26, 2, 3, 31)).sum().backward();

        foreach (var (layer, i) in past.Layers.Select((layer, i) => (layer, i)))
        {
            Assert.That(
                layer.Keys.grad is { IsInvalid: false },
                Is.True,
                $"whether a gradient reaches the keys of block {i}'s past");
            Assert.That(
                layer.Keys.grad!.abs().max().ToDouble(),
                Is.GreaterThan(0),
                $"gradient of the keys of block {i}'s past");
        }
    }

    [Test, ForTask("09.14")]
    public void What_comes_out_outlives_the_model_s_own_scope_and_nothing_else_does()
    {
        var (model, _) = Models.Model(Models.Llama);
        var input = new ModelInput(Models.Text(27, 2, 5));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        long before = scope.DisposablesCount;
        var output = model.call(input);

        TensorAssert.NoNaN(output.Logits, "logits");
        var kept = output.Past.Layers.SelectMany(layer => new[] { layer.Keys, layer.Values });
        foreach (var tensor in output.Hidden.Concat(kept))
        {
            TensorAssert.NoNaN(tensor, "hidden states, keys and values");
        }

        Assert.That(
            scope.DisposablesCount - before,
            Is.LessThanOrEqualTo(12),
            "tensors that the call leaves in the caller's scope: the logits, three hidden states, keys and values of two blocks");
    }

    [Test, ForTask("09.14")]
    public void What_does_not_fit_is_refused_before_anything_is_computed()
    {
        var (model, _) = Models.Model(Models.Llama);
        var (learned, _) = Models.Model(Models.Kinds["GPT-2"]);
        var text = Models.Text(28, 2, 5);
        Past past = new([Models.SomePast(Models.Kinds["GPT-2"], 29, 9), Models.SomePast(Models.Kinds["GPT-2"], 31, 9)]);
        var beyond = ArgumentAssert.Rejects<ArgumentException>(
            () => learned.call(new ModelInput(text) { Past = past }), "input", "it reaches position 13 of 11");
        Assert.That(beyond?.Message, Does.Contain("13").And.Contain("11"), "message");
        ArgumentAssert.Rejects<ArgumentException>(
            () => learned.call(new ModelInput(text) { Positions = arange(7, 12) }), "input", "it reaches position 11 of 11");
        ArgumentAssert.Rejects<ArgumentException>(
            () => model.call(new ModelInput()),
            "input",
            "it has neither ids nor vectors");
        ArgumentAssert.Rejects<ArgumentException>(
            () => model.call(new ModelInput(text) { Mask = ones(2, 1, 1, 4) > 0 }), "input", "the mask has 4 columns for 5 tokens");
        ArgumentAssert.Rejects<ArgumentException>(
            () => model.call(new ModelInput(text) { Past = new Past([past.Layers[0]]) }), "input.Past", "it has one block of two");
    }

    [TestCaseSource(nameof(s_kinds)), ForTask("09.14")]
    public void Every_kind_matches_the_reference_and_goes_on_where_its_past_ends(string kind)
    {
        var config = Models.Kinds[kind];
        var pair = Models.Model(config);
        Past past = new([Models.SomePast(config, 2, 4), Models.SomePast(config, 4, 4)]);
        Compare(pair, new(Models.Text(1, 2, 5)), kind);
        Compare(pair, new(Models.Text(6, 2, 3)) { Past = past }, $"{kind}, behind 4 tokens");
    }

    private static void Compare(ModelConfig config, ModelInput input, string what) =>
        Compare(Models.Model(config), input, what);

    private static void Compare(
        (TransformerModel Model, Reference.TransformerModel Reference) pair, ModelInput input, string what)
    {
        var (model, reference) = pair;
        var output = model.call(input);
        var expected = reference.call(Models.Same(input));

        Assert.That(output.Logits is null, Is.EqualTo(expected.Logits is null), $"whether there are no logits, {what}");
        if (expected.Logits is not null)
        {
            TensorAssert.Close(output.Logits, expected.Logits, $"logits, {what}");
        }

        Assert.That(output.Hidden, Has.Count.EqualTo(expected.Hidden.Count), $"number of hidden states, {what}");
        for (int i = 0; i < expected.Hidden.Count; i++)
        {
            TensorAssert.Close(output.Hidden[i], expected.Hidden[i], $"hidden state {i}, {what}");
        }

        Assert.That(output.Past.Count, Is.EqualTo(expected.Past.Count), $"tokens that the past counts, {what}");
        for (int i = 0; i < expected.Past.Layers.Count; i++)
        {
            TensorAssert.Close(
                output.Past.Layers[i].Keys,
                expected.Past.Layers[i].Keys,
                $"keys kept of block {i}, {what}");
            TensorAssert.Close(
                output.Past.Layers[i].Values,
                expected.Past.Layers[i].Values,
                $"values kept of block {i}, {what}");
        }
    }
}
