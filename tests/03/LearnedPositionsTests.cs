extern alias reference;

using Katas.Lesson01;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class LearnedPositionsTests
{
    private const long MaxLength = 13;

    [Test, ForTask("03.6")]
    public void Each_token_is_given_the_row_of_its_position()
    {
        var positions = new LearnedPositions(3, 2);
        using (no_grad())
        {
            positions.state_dict()["weight"].copy_(tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
        }

        TensorAssert.Close(
            positions.call(tensor(new float[,] { { 10, 20 }, { 30, 40 } }), 0),
            tensor(new float[,] { { 11, 22 }, { 33, 44 } }),
            "two tokens plus the rows 0 and 1, by hand");
        TensorAssert.Close(
            positions.call(tensor(new float[,] { { 10, 20 }, { 30, 40 } }), 1),
            tensor(new float[,] { { 13, 24 }, { 35, 46 } }),
            "two tokens plus the rows 1 and 2, by hand");
    }

    [Test, ForTask("03.6")]
    public void A_text_of_one_token_has_a_position_too()
    {
        var positions = new LearnedPositions(3, 2);
        using (no_grad())
        {
            positions.state_dict()["weight"].copy_(tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
        }

        var token = tensor(new float[,] { { 10, 20 } });
        TensorAssert.Close(
            positions.call(token, 1),
            tensor(new float[,] { { 13, 24 } }),
            "one token plus row 1, by hand",
            new Suspect(token, "a token that is alone gets no position"));
    }

    [Test, ForTask("03.6")]
    public void Without_an_offset_the_text_starts_at_the_first_position()
    {
        var positions = Seeded.Parameters(new LearnedPositions(MaxLength, 6));
        var tokens = Seeded.Normal(3, 2, 5, 6);

        TensorAssert.Close(positions.call(tokens), positions.call(tokens, 0), "positions of a whole text");
    }

    [Test, ForTask("03.6")]
    public void New_positions_are_small_as_in_GPT_2() =>
        SpreadAssert.Around(new LearnedPositions(40, 50).state_dict()["weight"], 0, 0.02, "weight of new positions");

    [Test, ForTask("03.6")]
    public void Any_shape_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 6));
        CompareWithReference(Seeded.Normal(2, 1, 3, 6));
        CompareWithReference(Seeded.Normal(3, 2, 3, 6));
        CompareWithReference(Seeded.Normal(4, 2, 5, 3, 6));
        CompareWithReference(Seeded.Normal(5, 2, 1, 6));
        CompareWithReference(Seeded.Normal(6, 6, 6, 6));
    }

    [Test, ForTask("03.6")]
    public void The_offset_moves_the_positions_on()
    {
        CompareWithReference(Seeded.Normal(7, 2, 3, 6), 4);
        CompareWithReference(Seeded.Normal(8, 2, 1, 6), MaxLength - 1);
    }

    [Test, ForTask("03.6")]
    public void The_longest_length_still_fits()
    {
        CompareWithReference(Seeded.Normal(9, 2, MaxLength, 6));
        CompareWithReference(Seeded.Normal(10, 2, 5, 6), MaxLength - 5);
    }

    [Test, ForTask("03.6")]
    public void One_token_more_is_refused_with_a_clear_message()
    {
        Refuses(length: MaxLength + 1, offset: 0);
        Refuses(length: 3, offset: MaxLength - 2);
        Refuses(length: 1, offset: MaxLength);
        Refuses(length: 2, offset: MaxLength - 1); // a slice that is cut to one row would broadcast, without an error
        Refuses(length: 3, offset: 10 * MaxLength);
    }

    [Test, ForTask("03.6")]
    public void Float64_stays_float64_and_half_precision_half_precision()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var (positions, reference) = Pair(type);
            var input = Seeded.Normal(11, type, 2, 3, 6);

            TensorAssert.Close(
                positions.call(input, 2), reference.call(input, 2), $"{type} tokens with positions from 2");
        }
    }

    [Test, ForTask("03.6")]
    public void The_input_is_left_as_it_was()
    {
        var (positions, _) = Pair();
        var input = Seeded.Normal(12, 2, 3, 6);
        var before = input.clone();

        positions.call(input, 0);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("03.6")]
    public void A_second_call_gives_the_same_again()
    {
        var (positions, _) = Pair();
        var input = Seeded.Normal(13, 2, 3, 6);
        var first = positions.call(input, 1);

        TensorAssert.Close(positions.call(input, 1), first, "the same tokens a second time");
    }

    [Test, ForTask("03.6")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var (positions, reference) = Pair();
        (Tensor input, long offset)[] calls =
        [
            (Seeded.Normal(20, 2, 5, 6), 0), (Seeded.Normal(21, 2, 5, 6), 3), (Seeded.Normal(22, 4, 3, 6), 0),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(positions, seed), to: reference);
            foreach (var (input, offset) in calls)
            {
                TensorAssert.Close(
                    positions.call(input, offset),
                    reference.call(input, offset),
                    $"one module on {Guard.Shape(input)} with positions from {offset}"
                    + (seed == 0 ? "" : ", after the table has changed"));
            }
        }
    }

    [Test, ForTask("03.6")]
    public void The_gradient_reaches_the_input_and_the_rows_in_use()
    {
        var (positions, reference) = Pair();
        var input = Seeded.Normal(14, 2, 3, 6);
        var direction = Seeded.Normal(15, 2, 3, 6);

        (positions.call(input, 4) * direction).sum().backward();
        (reference.call(input, 4) * direction).sum().backward();

        var gradient = positions.parameters().First().grad;
        Assert.That(gradient is { IsInvalid: false }, Is.True, "whether a gradient reaches the positions");
        TensorAssert.Close(
            gradient,
            reference.parameters().First().grad!,
            "gradient of the positions: rows 4 to 6 alone, over the batch");
        GradientAssert.Same(
            inputs => positions.call(inputs[0], 4), inputs => inputs[0] * 1, [("input", input)], "LearnedPositions");
    }

    [Test, ForTask("03.6")]
    public void Attention_notices_the_order_once_positions_are_added()
    {
        var layer = Seeded.Parameters(new AttentionLayer(6, 7, 4));
        var (positions, _) = Pair();

        Assert.That(
            Reference.Order.Sensitivity(
                tokens => layer.SelfAttend(positions.call(tokens)).output,
                Seeded.Normal(16, 2, 5, 6),
                tensor(new long[] { 3, 0, 4, 1, 2 })),
            Is.GreaterThan(0.01),
            "sensitivity of self-attention with learned positions to the order [3, 0, 4, 1, 2]");
    }

    [Test, ForTask("03.6")]
    public void What_does_not_fit_is_refused()
    {
        var (positions, _) = Pair();
        var wide = Seeded.Normal(17, 2, 3, 8);

        ArgumentAssert.Rejects(() => positions.call(wide, 0), "input", wide, "its d_model is 8 and not 6");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => positions.call(Seeded.Normal(18, 2, 3, 6), -1), "offset", "it is -1");
    }

    private static void Refuses(long length, long offset)
    {
        var (positions, _) = Pair();
        string why = $"{length} tokens from position {offset} on, with {MaxLength} positions";
        var exception = ArgumentAssert.Rejects<ArgumentException>(
            () => positions.call(Seeded.Normal(19, 2, length, 6), offset), "input", why);
        Assert.That(
            exception?.Message,
            Does.Contain($"{MaxLength}").And.Contains($"{offset + length - 1}"),
            $"message for {why}: it should say the longest length and the last position");
    }

    private static (LearnedPositions positions, Reference.LearnedPositions reference) Pair(
        ScalarType type = ScalarType.Float32)
    {
        var positions = new LearnedPositions(MaxLength, 6);
        var reference = new Reference.LearnedPositions(MaxLength, 6);
        positions.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(positions), to: reference);
        return (positions, reference);
    }

    private static void CompareWithReference(Tensor input, long offset = 0)
    {
        var (positions, reference) = Pair();
        var table = reference.state_dict()["weight"];
        var rows = table.narrow(0, offset, input.size(-2));

        // Before the call, which may spoil its input.
        var expected = reference.call(input, offset);
        Suspect[] suspects =
        [
            new(rows.clone(), "the positions alone are returned; they should be added to the input"),
            new(input + table.narrow(0, 0, input.size(-2)), "the offset has no effect"),
            new(input + table[offset], "every token is given the first position"),
            new(
                input + table.narrow(0, MaxLength - input.size(-2), input.size(-2)),
                "the last rows of the table are taken"),
        ];
        TensorAssert.Close(
            positions.call(input, offset),
            expected,
            $"input {Guard.Shape(input)} with positions from {offset} of {MaxLength}",
            suspects);
    }
}
