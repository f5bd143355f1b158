extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class RouterLossesTests
{
    [Test, ForTask("13.13")]
    public void Every_choice_of_a_token_counts()
    {
        // All tokens like expert 0 best; their second choices are 1, 2 and 3: f = (1, 1/3, 1/3, 1/3), P = (1/2, 1/6, 1/6, 1/6).
        var logits = tensor(new float[,] { { 5, 3, 1, 1 }, { 5, 1, 3, 1 }, { 5, 1, 1, 3 } }).log();
        TensorAssert.Close(
            RouterLosses.Balance(logits, 2),
            tensor(8 / 3f),
            "balance loss of three tokens that go to two of four experts each",
            new Suspect(tensor(2f), "first choices count alone: f then sums to 1, and with two choices it sums to 2"),
            new Suspect(tensor(4 / 3f), "the shares are divided by k as well"),
            new Suspect(tensor(2 / 3f), "the number of experts is missing"));
    }

    [Test, ForTask("13.13")]
    public void At_balance_it_is_k()
    {
        // Each expert is every token's likeliest once: shares and probabilities are all alike.
        var logits = eye(4) * 2;
        TensorAssert.Close(RouterLosses.Balance(logits, 1), tensor(1f), "balance loss at balance, one expert chosen");
        var two = (eye(4) * 4) + (eye(4).roll(1, 0) * 2); // a second choice for each
        TensorAssert.Close(
            RouterLosses.Balance(two, 2),
            tensor(2f),
            "balance loss at balance, two experts chosen: the shares sum to 2",
            new Suspect(tensor(1f), "the shares are divided by k as well"),
            new Suspect(tensor(0.5f), "the number of experts is missing"));
    }

    [Test, ForTask("13.13")]
    public void Two_experts_and_three_tokens_are_computed_by_hand()
    {
        // Probabilities of expert 0: 0.75, 0.5 and a bit, 0.25: P = (0.5, 0.5) or so, f = (2/3, 1/3).
        var logits = tensor(new float[,] { { 3, 1 }, { 3, 2 }, { 1, 3 } }).log();
        float p = (0.75f + 0.6f + 0.25f) / 3;
        float expected = 2 * ((2 / 3f * p) + (1 / 3f * (1 - p)));
        TensorAssert.Close(
            RouterLosses.Balance(logits, 1),
            tensor(expected),
            "balance loss of probabilities 0.75, 0.6 and 0.25 of the first of two experts",
            new Suspect(tensor(expected / 2), "the number of experts is missing"),
            new Suspect(tensor(expected * 3), "choices are counted, and not divided by the tokens"),
            new Suspect(tensor(expected / 2 / 2), "products are averaged, and not added up"),
            new Suspect(tensor(2 * ((0.75f + 0.6f) / 3 * 2 / 3f) + (2 * (0.75f / 3 / 3f))), "P takes the chosen alone"),
            new Suspect(tensor(2 * ((p * p) + ((1 - p) * (1 - p)))), "f is made of probabilities, too"));
    }

    [Test, ForTask("13.13")]
    public void One_expert_for_all_costs_the_number_of_experts()
    {
        var logits = zeros(6, 4);
        logits[.., 2] = 50;
        TensorAssert.Close(RouterLosses.Balance(logits, 1), tensor(4f), "balance loss if all four's tokens go to one");
    }

    [Test, ForTask("13.13")]
    public void Padding_does_not_count()
    {
        var logits = Seeded.Normal(1, 9, 4);
        var real = tensor(new[] { true, true, false, true, true, true, false, false, true });
        var expected = Reference.RouterLosses.Balance(logits[real], 2);
        TensorAssert.Close(
            RouterLosses.Balance(logits, 2, real),
            expected,
            "balance loss of six real tokens among nine",
            new Suspect(Reference.RouterLosses.Balance(logits, 2), "padding counts"),
            new Suspect(
                Reference.RouterLosses.Balance(logits, 2, real.logical_not()), "padding alone counts"),
            new Suspect(
                Reference.RouterLosses.Balance(logits * real.unsqueeze(-1), 2),
                "the logits of padding are set to 0: it still counts, and all experts are alike to it"),
            new Suspect(expected * 4 / 9, "sums over six tokens are divided by nine"),
            new Suspect(expected * 6 / 9, "one of the two means divides by nine tokens"));
    }

    [Test, ForTask("13.13")]
    public void The_gradient_goes_through_the_probabilities()
    {
        foreach (long k in new long[] { 1, 3 })
        {
            GradientAssert.Same(
                inputs => RouterLosses.Balance(inputs[0], k),
                inputs => Reference.RouterLosses.Balance(inputs[0], k),
                [("logits", Seeded.Normal(2, 9, 5))],
                $"Balance of {k} chosen");
        }
    }

    [Test, ForTask("13.13")]
    public void Layers_are_pooled()
    {
        // The first layer prefers expert 0, the second expert 1: together they are balanced.
        var logits = cat([tensor(new float[,] { { 5, 0 }, { 5, 0 } }), tensor(new float[,] { { 0, 5 }, { 0, 5 } })]);
        TensorAssert.Close(RouterLosses.Balance(logits, 1), tensor(1f), "balance loss of two layers that cancel out");
    }

    [Test, ForTask("13.13")]
    public void Logits_match_the_reference()
    {
        foreach (long k in new long[] { 1, 2, 4 })
        {
            var logits = Seeded.Normal((int)k, ScalarType.Float64, 13, 5) * 2;
            TensorAssert.Close(
                RouterLosses.Balance(logits, k),
                Reference.RouterLosses.Balance(logits, k),
                $"balance loss, {k} chosen");
        }
    }

    [Test, ForTask("13.13")]
    public void Wrong_masks_are_refused()
    {
        var logits = Seeded.Normal(3, 9, 5);
        ArgumentAssert.Rejects<ArgumentException>(
            () => RouterLosses.Balance(logits, 2, ones(9)), "real", "it is not boolean");
        ArgumentAssert.Rejects<ArgumentException>(
            () => RouterLosses.Balance(logits, 2, ones(8, ScalarType.Bool)), "real", "there are 9 tokens");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => RouterLosses.Balance(logits, 6), "k", "there are 5");
    }

    [Test, ForTask("13.14")]
    public void Logits_of_one_and_three_are_computed_by_hand()
    {
        var logits = tensor(new float[,] { { 1, 3 }, { 2, 2 } }).log(); // both sum to 4
        float lse = MathF.Log(4);
        TensorAssert.Close(
            RouterLosses.Z(logits),
            tensor(lse * lse),
            "z-loss where the exponentials sum to 4 for both tokens",
            new Suspect(tensor(lse), "logsumexp is not squared"),
            new Suspect(tensor(2 * lse * lse), "tokens are added up, and not averaged"),
            new Suspect(logits.amax([-1]).square().mean(), "the largest logit is taken for logsumexp"),
            new Suspect(logits.square().mean(), "the logits are squared, and not their logsumexp"),
            new Suspect(tensor(lse * lse / 2), "the sum is divided by all logits, and not by the tokens"));
    }

    [Test, ForTask("13.14")]
    public void Squares_come_before_the_mean()
    {
        var logits = tensor(new float[,] { { 1, 3 }, { 10, 6 } }).log(); // sums 4 and 16
        float lse = MathF.Log(4);
        TensorAssert.Close(
            RouterLosses.Z(logits),
            tensor(lse * lse * (1 + 4) / 2),
            "z-loss where the exponentials sum to 4 and 16",
            new Suspect(tensor(lse * lse * 9 / 4), "the mean is squared"));
    }

    [Test, ForTask("13.14")]
    public void Large_logits_do_not_overflow() => TensorAssert.Close(
        RouterLosses.Z(tensor(new float[,] { { 200, 100 }, { -300, -200 } })),
        tensor(40_000f),
        "z-loss of logits of ±200");

    [Test, ForTask("13.14")]
    public void Gradients_match_the_reference() => GradientAssert.Same(
        inputs => RouterLosses.Z(inputs[0]),
        inputs => Reference.RouterLosses.Z(inputs[0]),
        [("logits", Seeded.Normal(4, 9, 5))],
        "Z");

    [Test, ForTask("13.14")]
    public void A_row_is_refused() => ArgumentAssert.Rejects(
        () => RouterLosses.Z(ones(5)), "logits", ones(5), "it is not a list of tokens");
}
