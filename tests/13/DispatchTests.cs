extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class DispatchTests
{
    [Test, ForTask("13.11")]
    public void First_choices_come_before_second_ones()
    {
        // Two experts, four tokens, two choices each: 4 places an expert at factor 1, 2 at factor 0.5.
        var chosen = tensor(new long[,] { { 0, 1 }, { 1, 0 }, { 1, 0 }, { 1, 0 } });
        var expected = tensor(new[,] { { true, false }, { true, true }, { true, false }, { false, false } });
        TensorAssert.Close(
            Dispatch.Places(chosen, 2, 0.5),
            expected,
            "places: expert 0 has token 0's first choice and token 1's second, expert 1 two first choices",
            new Suspect(
                tensor(new[,] { { true, true }, { true, true }, { false, false }, { false, false } }),
                "tokens come one after the other, with both of their choices"),
            new Suspect(
                tensor(new[,] { { true, false }, { true, false }, { false, false }, { false, false } }),
                "all stand in one queue: each expert has its own, and a choice waits for those of its own expert alone"));
    }

    [Test, ForTask("13.11")]
    public void Tokens_come_in_their_order() => TensorAssert.Close(
        Dispatch.Places(tensor(new long[,] { { 2 }, { 2 }, { 0 }, { 2 }, { 2 }, { 1 } }), 3, 1),
        tensor(new[,] { { true }, { true }, { true }, { false }, { false }, { true } }),
        "places at three experts for six tokens, two each: the first two of expert 2's four have them");

    [Test, ForTask("13.11")]
    public void Places_are_rounded_up()
    {
        // 7 · 1 / 3 · 1 = 2.33: 3 places.
        var chosen = zeros([7, 1], ScalarType.Int64);
        Assert.That(Count(chosen, 3, 1), Is.EqualTo(3), "places at one of three experts for seven tokens: 2.33 up");
        Assert.That(Count(chosen, 7, 1), Is.EqualTo(1), "places at one of seven experts for seven tokens");
        Assert.That(Count(chosen, 7, 1.25), Is.EqualTo(2), "places with a factor of 1.25: 1.25, rounded up");
        Assert.That(Count(chosen, 14, 1), Is.EqualTo(1), "places at one of fourteen experts for seven tokens: 0.5 up");
        Assert.That(Count(chosen, 1, 0.5), Is.EqualTo(4), "places with a factor of 0.5: 3.5, rounded up");
    }

    [Test, ForTask("13.11")]
    public void Every_choice_wants_a_place()
    {
        // 4 · 2 / 4 = 2: without k it would be 1.
        var chosen = tensor(new long[,] { { 0, 1 }, { 0, 1 }, { 0, 1 }, { 0, 1 } });
        TensorAssert.Close(
            Dispatch.Places(chosen, 4, 1),
            tensor(new[,] { { true, true }, { true, true }, { false, false }, { false, false } }),
            "places: two an expert, for four tokens with two choices each and four experts",
            new Suspect(
                tensor(new[,] { { true, true }, { false, false }, { false, false }, { false, false } }),
                "the number of tokens is shared out, and not that of choices"));
    }

    [Test, ForTask("13.11")]
    public void With_room_for_all_nobody_is_dropped()
    {
        var chosen = Layers.Route(1, 11, 5, 3).Chosen;
        Assert.That(Dispatch.Places(chosen, 5, 5).all().ToBoolean(), Is.True, "whether all have places at factor 5");
    }

    [Test, ForTask("13.11")]
    public void Choices_match_the_reference()
    {
        foreach (double factor in new[] { 0.3, 0.75, 1, 1.25, 2 })
        {
            var chosen = Layers.Route((int)(factor * 100), 13, 5, 3).Chosen;
            var places = Dispatch.Places(chosen, 5, factor);
            Assert.That(places.dtype, Is.EqualTo(ScalarType.Bool), "type of the places");
            TensorAssert.Close(places, Reference.Dispatch.Places(chosen, 5, factor), $"places at factor {factor}");
        }
    }

    [Test, ForTask("13.11")]
    public void Experts_that_do_not_exist_are_refused()
    {
        var chosen = tensor(new long[,] { { 0, 5 } });
        ArgumentAssert.Rejects<ArgumentException>(
            () => Dispatch.Places(chosen, 5, 1), "chosen", "there is no expert 5");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Dispatch.Places(tensor(new long[,] { { 0, 4 } }), 5, 0), "factor", "it is 0");
    }

    [Test, ForTask("13.12")]
    public void A_token_gets_the_weighted_sum_of_its_experts()
    {
        // Expert 0 answers x + sin x, expert 2 answers 3x + sin 3x.
        var tokens = tensor(new float[,] { { 0, MathF.PI } });
        var routing = new Routing(tensor(new long[,] { { 2, 0 } }), tensor(new float[,] { { 0.75f, 0.25f } }));
        TensorAssert.Close(
            Dispatch.Mix(tokens, routing, null, Layers.Experts(3)),
            tensor(new float[,] { { 0, MathF.PI * ((0.75f * 3) + 0.25f) } }),
            "0.75 of expert 2's answer and 0.25 of expert 0's",
            new Suspect(tensor(new float[,] { { 0, MathF.PI * 4 } }), "answers are not weighted"),
            new Suspect(
                tensor(new float[,] { { 0, MathF.PI * (0.75f + (0.25f * 3)) } }), "weights go to the wrong experts"),
            new Suspect(tensor(new float[,] { { 0, MathF.PI * 2.25f } }), "only the first choice's answer is added"),
            new Suspect(
                tensor(new float[,] { { 0, MathF.PI * 0.25f } }),
                "only the last of a token's answers is kept: an index that occurs twice is written once"));
    }

    [Test, ForTask("13.12")]
    public void Dropped_weight_goes_to_nobody()
    {
        var tokens = Seeded.Normal(4, 3, 6);
        var routing = new Routing(
            tensor(new long[,] { { 0, 1 }, { 1, 0 }, { 0, 1 } }),
            tensor(new float[,] { { 0.6f, 0.4f }, { 0.7f, 0.3f }, { 0.9f, 0.1f } }));
        var places = tensor(new[,] { { true, false }, { true, true }, { false, false } });
        var mixed = Dispatch.Mix(tokens, routing, places, Layers.Experts(2));

        TensorAssert.Close(
            mixed[0],
            0.6 * Layers.Experts(2)[0].Answer(tokens[0]),
            "a token whose second choice has no place: 0.6 of the first expert's answer, as before",
            new Suspect(Layers.Experts(2)[0].Answer(tokens[0]), "what is left is made to sum to 1"));
        TensorAssert.Close(
            mixed[2],
            zeros(6),
            "a token that no expert has a place for: 0, as the residual carries it on",
            new Suspect(tokens[2], "the token comes out as it was: with the residual, it would count twice"));
    }

    [Test, ForTask("13.12")]
    public void It_is_a_loop_over_tokens()
    {
        foreach (var (k, factor) in new (long, double?)[] { (1, null), (2, null), (3, 1.0), (2, 0.5), (5, null) })
        {
            var tokens = Seeded.Normal(2, 17, 6);
            var routing = Layers.Route(3, 17, 5, k);
            var places = factor is { } f ? Reference.Dispatch.Places(routing.Chosen, 5, f) : null;
            var expected = Layers.OneByOne(tokens, routing, places, Layers.Experts(5));
            var mixed = Dispatch.Mix(tokens, routing, places, Layers.Experts(5));

            string what = $"17 tokens, 5 experts, {k} chosen, "
                + (factor is null ? "all with a place" : $"places at a factor of {factor}");
            TensorAssert.Close(
                mixed,
                expected,
                what,
                1e-6,
                new Suspect(
                    Layers.OneByOne(tokens, routing, null, Layers.Experts(5)), "who has no place is served all the same"),
                new Suspect(expected + tokens, "the tokens themselves are added: the block does that"));
        }
    }

    [Test, ForTask("13.12")]
    public void Each_expert_is_called_once_with_all_of_its_tokens()
    {
        var routing = new Routing(
            tensor(new long[,] { { 0, 2 }, { 2, 0 }, { 2, 0 }, { 2, 3 } }), ones(4, 2) / 2);
        var places = tensor(new[,] { { true, true }, { true, true }, { true, false }, { true, false } });
        var experts = Layers.Experts(4);
        Dispatch.Mix(Seeded.Normal(5, 4, 6), routing, places, experts);

        Assert.That(experts[0].Calls, Is.EqualTo(new long[] { 2 }), "tokens given to expert 0, call by call");
        Assert.That(experts[1].Calls, Is.Empty, "calls of expert 1, which nobody has chosen");
        Assert.That(experts[2].Calls, Is.EqualTo(new long[] { 4 }), "tokens given to expert 2, call by call");
        Assert.That(experts[3].Calls, Is.Empty, "calls of expert 3, whose only token has no place");
    }

    [Test, ForTask("13.12")]
    public void Gradients_reach_tokens_and_weights()
    {
        var routing = Layers.Route(6, 11, 5, 2, ScalarType.Float64);
        var places = Reference.Dispatch.Places(routing.Chosen, 5, 0.8);
        GradientAssert.Same(
            inputs => Dispatch.Mix(inputs[0], routing with { Weights = inputs[1] }, places, Layers.Experts(5)),
            inputs => Layers.OneByOne(inputs[0], routing with { Weights = inputs[1] }, places, Layers.Experts(5)),
            [("tokens", Seeded.Normal(7, ScalarType.Float64, 11, 6)), ("weights", routing.Weights)],
            "Mix");
    }

    [Test, ForTask("13.12")]
    public void Tokens_and_weights_are_left_as_they_were()
    {
        var (tokens, routing) = (Seeded.Normal(8, 9, 6), Layers.Route(9, 9, 5, 2));
        var (before, weights) = (tokens.clone(), routing.Weights.clone());
        Dispatch.Mix(tokens, routing, Reference.Dispatch.Places(routing.Chosen, 5, 0.5), Layers.Experts(5));
        TensorAssert.Unchanged(tokens, before, "tokens");
        TensorAssert.Unchanged(routing.Weights, weights, "weights");
    }

    [Test, ForTask("13.12")]
    public void The_type_of_the_tokens_is_kept()
    {
        var routing = Layers.Route(9, 9, 5, 2, ScalarType.Float64);
        var mixed = Dispatch.Mix(Seeded.Normal(8, ScalarType.Float64, 9, 6), routing, null, Layers.Experts(5));
        Assert.That(mixed.dtype, Is.EqualTo(ScalarType.Float64), "type of the mixture of Float64 tokens");
        var half = Seeded.Normal(8, 9, 6).to(ScalarType.BFloat16);
        var halves = routing with { Weights = routing.Weights.to(ScalarType.BFloat16) };
        Assert.That(
            Dispatch.Mix(half, halves, null, Layers.Experts(5)).dtype,
            Is.EqualTo(ScalarType.BFloat16),
            "type of the mixture of BFloat16 tokens");
    }

    [Test, ForTask("13.12")]
    public void Routings_that_do_not_fit_are_refused()
    {
        var routing = Layers.Route(9, 9, 5, 2);
        ArgumentAssert.Rejects<ArgumentException>(
            () => Dispatch.Mix(ones(9, 6), routing, null, Layers.Experts(3)), "routing.Chosen", "there are 3 experts");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Dispatch.Mix(ones(8, 6), routing, null, Layers.Experts(5)), "routing.Chosen", "there are 8 tokens");
    }

    private static long Count(Tensor chosen, long experts, double factor) =>
        Dispatch.Places(chosen, experts, factor).sum().ToInt64();
}
