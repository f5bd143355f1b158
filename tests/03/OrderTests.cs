extern alias reference;

using Katas.Lesson01;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class OrderTests
{
    private static readonly long[] s_turned = [1, 2, 0]; // a rotation, which is not its own inverse

    [Test, ForTask("03.1")]
    public void A_model_that_treats_each_token_alike_is_not_sensitive() => Assert.That(
        Order.Sensitivity(tokens => tokens * 2 + 1, Seeded.Normal(1, 2, 3, 5), tensor(s_turned)),
        Is.Zero,
        "sensitivity of 2x + 1, which does the same to every token, whatever its place");

    [Test, ForTask("03.1")]
    public void Positions_added_make_their_largest_step_by_hand()
    {
        // The model adds 10, 20 and 40 to the tokens in places 0, 1 and 2. Token 1 moves to place 0, where it is given
        // 10 in place of 20, token 2 to place 1 (20 for 40), and token 0 to place 2 (40 for 10): at most 30 apart.
        var places = tensor(new float[,] { { 10 }, { 20 }, { 40 } });

        ShouldBe(
            Order.Sensitivity(tokens => tokens + places, Seeded.Normal(2, 3, 5), tensor(s_turned)),
            30,
            "a model that adds 10, 20 and 40 to the places 0, 1 and 2, order [1, 2, 0]",
            (0, Causes.OtherDimension));
    }

    [Test, ForTask("03.1")]
    public void Differences_below_0_count_as_much_as_those_above()
    {
        var places = tensor(new float[,] { { 0 }, { -7 }, { 0 } });

        ShouldBe(
            Order.Sensitivity(tokens => (tokens * 0) + places, zeros(3, 5), tensor(new long[] { 0, 2, 1 })),
            7,
            "a model that puts -7 in place 1 and 0 elsewhere, order [0, 2, 1]",
            (0, Causes.OtherDimension));
        ShouldBe(
            Order.Sensitivity(
                tokens => tokens.cumsum(-2), tensor(new float[,] { { -1 }, { -4 } }), tensor(new long[] { 1, 0 })),
            4,
            "running sums of [-1, -4]: [-4, -5] for the reordered tokens, [-5, -1] reordered afterwards",
            (1, "the largest difference is taken with its sign; here one is 1 and the other -4"),
            (2.5, "the mean is taken and not the largest"));
    }

    [Test, ForTask("03.1")]
    public void Attention_without_positions_does_not_notice_the_order()
    {
        var layer = Seeded.Parameters(new AttentionLayer(6, 7, 4));
        var order = tensor(new long[] { 3, 0, 4, 1, 2 });

        Assert.That(
            Order.Sensitivity(tokens => layer.SelfAttend(tokens).output, Seeded.Normal(3, 2, 5, 6), order),
            Is.LessThan(1e-5),
            "sensitivity of self-attention: the outputs are the same, in the new order");
    }

    [Test, ForTask("03.1")]
    public void A_causal_mask_alone_makes_attention_notice_the_order()
    {
        var layer = Seeded.Parameters(new AttentionLayer(6, 7, 4));
        var mask = ones(5, 5, dtype: ScalarType.Bool).tril();

        Assert.That(
            Order.Sensitivity(
                tokens => layer.SelfAttend(tokens, mask).output,
                Seeded.Normal(4, 2, 5, 6),
                tensor(new long[] { 3, 0, 4, 1, 2 })),
            Is.GreaterThan(0.01),
            "sensitivity of causal self-attention: who comes before whom is all it needs");
    }

    [Test, ForTask("03.1")]
    public void Any_order_and_any_leading_dimensions_match_the_reference()
    {
        CompareWithReference(Seeded.Normal(5, 5, 6), 3, 0, 4, 1, 2);
        CompareWithReference(Seeded.Normal(6, 1, 5, 6), 4, 0, 1, 2, 3);
        CompareWithReference(Seeded.Normal(7, 5, 5, 6), 1, 2, 3, 4, 0);
        CompareWithReference(Seeded.Normal(8, 2, 3, 5, 6), 0, 2, 3, 1, 4);
        CompareWithReference(Seeded.Normal(9, ScalarType.Float64, 2, 5, 6), 2, 0, 1, 4, 3);
    }

    [Test, ForTask("03.1")]
    public void The_order_that_changes_nothing_gives_0() => Assert.That(
        Order.Sensitivity(tokens => tokens.cumsum(-2), Seeded.Normal(10, 2, 5, 6), arange(5)),
        Is.Zero,
        "sensitivity to the order [0, 1, 2, 3, 4]");

    [Test, ForTask("03.1")]
    public void The_model_may_change_the_width()
    {
        var projection = Seeded.Normal(11, 6, 2);

        Assert.That(
            Order.Sensitivity(
                tokens => tokens.cumsum(-2).matmul(projection), Seeded.Normal(12, 2, 3, 6), tensor(s_turned)),
            Is.GreaterThan(0.1),
            "sensitivity of running sums that are projected from 6 features to 2");
    }

    [Test, ForTask("03.1")]
    public void Input_and_order_are_left_as_they_were()
    {
        var (input, order) = (Seeded.Normal(13, 2, 3, 5), tensor(s_turned));
        var (inputBefore, orderBefore) = (input.clone(), order.clone());

        Order.Sensitivity(tokens => tokens.cumsum(-2), input, order);

        TensorAssert.Unchanged(input, inputBefore, "input");
        TensorAssert.Unchanged(order, orderBefore, "order");
    }

    [Test, ForTask("03.1")]
    public void What_is_no_order_of_the_tokens_is_refused()
    {
        var input = Seeded.Normal(14, 2, 3, 5);
        foreach (long[] wrong in new long[][] { [0, 1], [0, 1, 1], [1, 2, 3], [0, 1, 2, 3] })
        {
            ArgumentAssert.Rejects(
                () => Order.Sensitivity(tokens => tokens, input, tensor(wrong)),
                "order",
                tensor(wrong),
                $"it is [{string.Join(", ", wrong)}] for 3 tokens");
        }
    }

    private static void CompareWithReference(Tensor input, params long[] order)
    {
        // Running sums depend on the order in every value.
        Func<Tensor, Tensor> model = tokens => tokens.cumsum(-2);
        var (moved, outputs) = (input.index_select(-2, tensor(order)), model(input));
        var back = outputs.index_select(-2, tensor(order).argsort());

        ShouldBe(
            Order.Sensitivity(model, input, tensor(order)),
            Reference.Order.Sensitivity(model, input, tensor(order)),
            $"running sums of an input {Guard.Shape(input)}, order [{string.Join(", ", order)}]",
            (0, Causes.OtherDimension),
            (Largest(model(moved) - outputs), "the output for the old order is compared without being reordered"),
            (Largest(model(moved) - back), "input and output are reordered in opposite ways"));
    }

    private static double Largest(Tensor differences) => differences.abs().max().ToDouble();

    private static void ShouldBe(
        double seen, double expected, string what, params (double Lookalike, string Cause)[] suspects)
    {
        static bool Close(double left, double right) => Math.Abs(left - right) <= 1e-5 * Math.Max(1, Math.Abs(right));
        if (!Close(seen, expected))
        {
            string? cause = suspects.FirstOrDefault(suspect => Close(seen, suspect.Lookalike)).Cause;
            Assert.Fail(
                $"sensitivity of {what}: seen {seen:G7}, expected {expected:G7}."
                + (cause is null ? "" : $"\nLikely cause: {cause}."));
        }
    }

    private static class Causes
    {
        public const string OtherDimension =
            "another dimension than the tokens' is reordered; theirs is the last but one, whatever comes before it";
    }
}
