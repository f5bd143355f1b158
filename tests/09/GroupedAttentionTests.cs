extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class GroupedAttentionTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [Test, ForTask("09.12")]
    public void What_the_heads_gathered_goes_through_the_output_map_head_by_head()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        Tensor? z = null; // [batch, heads, new, head size]
        var context = Models.Context(Models.Llama, 0, 5) with { Tap = new Tap(Models.Keep("z", seen => z = seen)) };
        var output = layer.call(Seeded.Normal(30, 2, 5, 20), context).output;
        Tensor Mapped(Tensor heads) => nn.functional.linear(heads, layer.get_parameter("output.weight")!);

        Assert.That(z, Is.Not.Null, "what the tap saw at z");
        TensorAssert.Close(
            output,
            Mapped(z!.transpose(1, 2).flatten(-2)),
            "output map of the heads' mixtures, side by side",
            new Suspect(
                Mapped(z!.reshape(2, 5, 48)),
                "the heads are not moved next to each other before their features are joined"));
    }

    [Test, ForTask("09.12")]
    public void Old_keys_are_given_up_after_everybody_has_looked()
    {
        // Window 3: token 2 sees 0, 1, 2. Whoever cuts before attending leaves it token 2 alone, of four given at once.
        var config = Models.Kinds["Mistral"];
        var (layer, reference) = Models.Attention(config);
        var past = Models.SomePast(config, 10, 2);
        var input = Seeded.Normal(11, 2, 4, 20);
        Tensor? pattern = null;
        var context = Models.Context(config, 2, 4, past) with { Tap = new Tap(
            Models.Keep("pattern", seen => pattern = seen)) };
        var (output, kept) = layer.call(input, context);

        Assert.That(
            pattern?.size(-1),
            Is.EqualTo(6),
            "keys that four new tokens look at, window 3, two being kept: all six, of which the mask hides those too far back");
        TensorAssert.Close(
            output, reference.call(input, Models.Same(context)).output, "output of four tokens behind two, window 3");
        Assert.That(kept.Length, Is.EqualTo(2), "tokens kept for the next, which sees two before it, window 3");
    }

    [Test, ForTask("09.12")]
    public void Pieces_behind_a_past_get_what_they_get_in_the_whole()
    {
        foreach (string kind in new[] { "Llama", "Mistral", "Qwen3" })
        {
            var config = Models.Kinds[kind];
            var (layer, _) = Models.Attention(config, ScalarType.Float64);
            var input = Seeded.Normal(7, ScalarType.Float64, 2, 9, 20);
            var whole = layer.call(input, Models.Context(config, 0, 9)).output;
            foreach (int[] counts in new int[][] { [1, 4, 1, 3], [2, 2, 5] })
            {
                KeyValues? past = null;
                int start = 0;
                foreach (int count in counts)
                {
                    (var output, past) = layer.call(
                        input.narrow(1, start, count),
                        Models.Context(config, start, count, past));
                    TensorAssert.Close(
                        output,
                        whole.narrow(1, start, count),
                        $"{kind}: tokens {start} to {start + count - 1}, those before kept");
                    start += count;
                }
            }
        }
    }

    [Test, ForTask("09.12")]
    public void Keys_are_kept_rotated_and_values_as_they_are()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        var input = Seeded.Normal(8, 2, 3, 20);
        var angles = Models.Turns(Models.Llama, 40, 3);
        Tensor Map(string name) => nn.functional.linear(input, layer.get_parameter($"{name}.weight")!)
            .view(2, 3, 2, 8).transpose(1, 2); // [batch, key heads, length, head size]

        var past = layer.call(input, new BlockContext(angles)).past;

        TensorAssert.Close(
            past.Keys,
            Reference.Rotary.Halves(Map("key"), Models.Same(angles)),
            "keys kept of tokens 40 to 42",
            new Suspect(Map("key"), "the keys are kept before they are rotated"));
        TensorAssert.Close(
            past.Values,
            Map("value"),
            "values kept",
            new Suspect(Reference.Rotary.Halves(Map("value"), Models.Same(angles)), "the values are rotated, too"));
    }

    [Test, ForTask("09.12")]
    public void Queries_and_keys_are_normalised_before_they_are_rotated()
    {
        var config = Models.Kinds["Qwen3"];
        var (layer, reference) = Models.Attention(config);
        var context = Models.Context(config, 40, 3);
        var kept = layer.call(Seeded.Normal(9, 2, 3, 20), context).past.Keys;
        var expected = reference.call(Seeded.Normal(9, 2, 3, 20), Models.Same(context)).past.Keys;

        TensorAssert.Close(
            kept,
            expected,
            "keys kept under QK-norm (the gains differ from feature to feature, so the order matters)");
    }

    [Test, ForTask("09.12")]
    public void Without_a_window_everything_is_kept()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        var past = Models.SomePast(Models.Llama, 12, 4);
        var kept = layer.call(Seeded.Normal(13, 2, 3, 20), Models.Context(Models.Llama, 4, 3, past)).past;

        Assert.That(
            kept.Keys.shape,
            Is.EqualTo(new long[] { 2, 2, 7, 8 }),
            "shape of the keys kept, 4 before and 3 new");
        TensorAssert.Close(kept.Keys[.., .., ..4], past.Keys, "the first four keys");
        TensorAssert.Close(kept.Values[.., .., ..4], past.Values, "the first four values");
    }

    [Test, ForTask("09.12")]
    public void Of_a_mask_for_all_tokens_the_last_columns_belong_to_the_keys_that_are_kept()
    {
        // 9 tokens before, of which the window has kept 2.
        var config = Models.Kinds["Mistral"];
        Compare(
            Models.Attention(config),
            Seeded.Normal(14, 2, 3, 20),
            Models.Context(config, 9, 3, Models.SomePast(config, 15, 2), Seeded.Mask(16, 2, 1, 1, 12)),
            "Mistral, 12 columns for 5 keys");
    }

    [Test, ForTask("09.12")]
    public void No_gradient_comes_from_the_future_and_some_from_the_past()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        var input = Seeded.Normal(17, 1, 5, 20).requires_grad_();
        var past = Models.SomePast(Models.Llama, 18, 3);
        past = new KeyValues(past.Keys[..1].detach().requires_grad_(), past.Values[..1].detach().requires_grad_());
        var output = layer.call(input, Models.Context(Models.Llama, 3, 5, past)).output;

        (output[0, 2] * Seeded.Normal(19, 20)).sum().backward();

        TensorAssert.Close(input.grad![0, 3..], zeros(2, 20), "gradient of token 2 with respect to tokens 3 and 4");
        foreach (var (name, tensor) in new[] { ("keys", past.Keys), ("values", past.Values) })
        {
            Assert.That(
                tensor.grad is { IsInvalid: false },
                Is.True,
                $"whether a gradient reaches the {name} of the past");
            Assert.That(
                tensor.grad!.abs().amax([0, 1, 3]).min().ToDouble(),
                Is.GreaterThan(0),
                $"gradient of the past's {name}");
        }
    }

    [Test, ForTask("09.12")]
    public void The_tap_is_asked_in_order_and_its_answers_count()
    {
        var (layer, reference) = Models.Attention(Models.Llama);
        var (input, context) = (
            Seeded.Normal(20, 2, 5, 20),
            Models.Context(Models.Llama, 3, 5, Models.SomePast(Models.Llama, 21, 3)));
        List<string> names = [];
        layer.call(input, context with { Tap = new Tap(Models.WriteDown(names), "x.") });
        Assert.That(
            names,
            Is.EqualTo(new[] { "x.q", "x.k", "x.v", "x.pattern", "x.z" }),
            "points at which the tap was asked");
        foreach (string point in new[] { "q", "k", "v", "pattern", "z" })
        {
            var changed = context with { Tap = new Tap(Models.Shifted(point)) };
            var (output, past) = layer.call(input, changed);
            var (expected, expectedPast) = reference.call(input, Models.Same(changed));
            TensorAssert.Close(output, expected, $"output, a tap having changed {point}");
            TensorAssert.Close(past.Keys, expectedPast.Keys, $"keys kept, a tap having changed {point}");
        }
    }

    [Test, ForTask("09.12")]
    public void The_tap_sees_queries_and_keys_as_the_scores_do()
    {
        var (layer, reference) = Models.Attention(Models.Llama);
        var (input, context) = (Seeded.Normal(26, 2, 5, 20), Models.Context(Models.Llama, 40, 5));
        foreach (string point in new[] { "q", "k" })
        {
            Tensor? seen = null, expected = null;
            layer.call(input, context with { Tap = new Tap(Models.Keep(point, value => seen = value)) });
            reference.call(
                input,
                Models.Same(context with { Tap = new Tap(Models.Keep(point, value => expected = value)) }));
            TensorAssert.Close(seen, expected!, $"{point} of tokens 40 to 44, as the tap sees it: rotated");
        }
    }

    [Test, ForTask("09.12")]
    public void A_map_that_is_replaced_is_used()
    {
        foreach (var (name, outputs) in new[] { ("query", 48), ("key", 16), ("value", 16), ("output", 20) })
        {
            var (layer, reference) = Models.Attention(Models.Llama);
            long inputs = name == "output" ? 48 : 20;
            var (mine, same) = Models.Match(nn.Linear(inputs, outputs), nn.Linear(inputs, outputs));
            Parts.Replace(layer, name, mine);
            Reference.Parts.Replace(reference, name, same);
            var context = Models.Context(Models.Llama, 0, 5);
            TensorAssert.Close(
                layer.call(Seeded.Normal(22, 2, 5, 20), context).output,
                reference.call(Seeded.Normal(22, 2, 5, 20), Models.Same(context)).output,
                $"output, the map {name} being replaced by one with a bias");
        }
    }

    [Test, ForTask("09.12")]
    public void Gradients_match_the_reference()
    {
        var config = Models.Kinds["Qwen3"];
        var (layer, reference) = Models.Attention(config);
        var (input, context) = (Seeded.Normal(23, 2, 5, 20), Models.Context(config, 0, 5));

        GradientAssert.Same(
            inputs => layer.call(inputs[0], context).output,
            inputs => reference.call(inputs[0], Models.Same(context)).output,
            [("input", input)],
            "GroupedAttention");
        Models.SameParameterGradients(
            layer,
            layer.call(input, context).output,
            reference,
            reference.call(input, Models.Same(context)).output,
            "GroupedAttention");
    }

    [Test, ForTask("09.12")]
    public void The_past_and_the_input_are_left_as_they_were()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        var (input, past) = (Seeded.Normal(24, 2, 3, 20), Models.SomePast(Models.Llama, 25, 4));
        var (before, keys, values) = (input.clone(), past.Keys.clone(), past.Values.clone());

        layer.call(input, Models.Context(Models.Llama, 4, 3, past));

        TensorAssert.Unchanged(input, before, "input");
        TensorAssert.Unchanged(past.Keys, keys, "the past's keys");
        TensorAssert.Unchanged(past.Values, values, "the past's values");
    }

    [Test, ForTask("09.12")]
    public void Other_widths_are_refused()
    {
        var (layer, _) = Models.Attention(Models.Llama);
        var context = Models.Context(Models.Llama, 0, 5);
        ArgumentAssert.Rejects(() => layer.call(ones(5, 20), context), "input", ones(5, 20), "it has no batch");
        ArgumentAssert.Rejects(
            () => layer.call(ones(2, 5, 19), context),
            "input",
            ones(2, 5, 19),
            "it has 19 features and not 20");
    }

    [TestCaseSource(nameof(Kinds)), ForTask("09.12")]
    public void Every_kind_matches_the_reference(string kind)
    {
        var config = Models.Kinds[kind];
        var pair = Models.Attention(config);
        Compare(pair, Seeded.Normal(1, 2, 5, 20), Models.Context(config, 0, 5), kind);
        Compare(pair, Seeded.Normal(2, 1, 1, 20), Models.Context(config, 0, 1), $"{kind}, one token");
        Compare(
            pair,
            Seeded.Normal(3, 2, 5, 20),
            Models.Context(config, 0, 5, mask: Seeded.Mask(4, 2, 1, 1, 5)),
            $"{kind}, some tokens being padding");
        Compare(
            pair,
            Seeded.Normal(5, 2, 3, 20),
            Models.Context(config, 4, 3, Models.SomePast(config, 6, 4)),
            $"{kind}, behind 4 tokens that nobody computed");
    }

    private static void Compare(
        (GroupedAttention Layer, Reference.GroupedAttention Reference) pair, Tensor input, BlockContext context, string what)
    {
        var (output, past) = pair.Layer.call(input, context);
        var (expected, expectedPast) = pair.Reference.call(input, Models.Same(context));

        TensorAssert.Close(output, expected, $"output, {what}");
        TensorAssert.Close(past.Keys, expectedPast.Keys, $"keys kept, {what}");
        TensorAssert.Close(past.Values, expectedPast.Values, $"values kept, {what}");
    }
}
