extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class SplitTests
{
    [Test, ForTask("02.1")]
    public void Two_tokens_of_six_features_go_to_three_heads_of_two()
    {
        var input = tensor(new float[,,] { { { 1, 2, 3, 4, 5, 6 }, { 10, 20, 30, 40, 50, 60 } } });

        TensorAssert.Close(
            Heads.Split(input, 3),
            tensor(new float[,,,] { { { { 1, 2 }, { 10, 20 } }, { { 3, 4 }, { 30, 40 } }, { { 5, 6 }, { 50, 60 } } } }),
            "tokens (1 … 6) and (10 … 60) split into 3 heads",
            [.. Suspects(input, 3)]);
    }

    [Test, ForTask("02.1")]
    public void Every_size_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 2, 5, 12), 3);
        CompareWithReference(Seeded.Normal(2, 2, 5, 12), 4);
        CompareWithReference(Seeded.Normal(3, 1, 7, 6), 2);
        CompareWithReference(Seeded.Normal(4, 3, 1, 8), 2);
    }

    [Test, ForTask("02.1")]
    public void As_many_tokens_as_heads_and_features_hide_nothing()
    {
        CompareWithReference(Seeded.Normal(5, 3, 3, 9), 3);
        CompareWithReference(Seeded.Normal(6, 2, 3, 12), 3);
        CompareWithReference(Seeded.Normal(7, 2, 4, 12), 3);
    }

    [Test, ForTask("02.1")]
    public void One_head_gets_all_features()
    {
        var input = Seeded.Normal(8, 2, 5, 12);

        TensorAssert.Close(Heads.Split(input, 1), input.unsqueeze(1), "[2, 5, 12] split into one head");
    }

    [Test, ForTask("02.1")]
    public void As_many_heads_as_features_get_one_each() => CompareWithReference(Seeded.Normal(9, 2, 5, 7), 7);

    [Test, ForTask("02.1")]
    public void A_head_sees_its_own_features_and_no_others()
    {
        var input = Seeded.Normal(10, 2, 5, 12);
        var changed = input.clone();
        changed[.., .., 4..8] = tensor(99f); // head 1 of 3

        var (before, after) = (Heads.Split(input, 3), Heads.Split(changed, 3));

        TensorAssert.Close(after[.., 0], before[.., 0], "head 0 after features 4 to 7, head 1's, were changed");
        TensorAssert.Close(after[.., 1], full_like(before[.., 1], 99), "head 1 after its features were set to 99");
        TensorAssert.Close(after[.., 2], before[.., 2], "head 2 after features 4 to 7, head 1's, were changed");
    }

    [Test, ForTask("02.1")]
    public void Other_types_of_value_stay()
    {
        CompareWithReference(Seeded.Normal(11, ScalarType.Float64, 2, 5, 12), 3);
        CompareWithReference(Seeded.Normal(11, ScalarType.Float16, 2, 5, 12), 3);
        CompareWithReference(arange(120).reshape(2, 5, 12), 3);
    }

    [Test, ForTask("02.1")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(12, 2, 5, 12);
        var before = input.clone();

        Heads.Split(input, 3);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("02.1")]
    public void The_gradient_goes_back_to_where_each_number_came_from() => GradientAssert.Same(
        inputs => Heads.Split(inputs[0], 3),
        inputs => Reference.Heads.Split(inputs[0], 3),
        [("input", Seeded.Normal(13, 2, 5, 12))],
        "Split");

    [Test, ForTask("02.1")]
    public void Features_that_cannot_be_shared_out_are_refused()
    {
        var sequence = Seeded.Normal(14, 5, 12);

        ArgumentAssert.Rejects<ArgumentException>(
            () => Heads.Split(Seeded.Normal(15, 2, 5, 12), 5), "heads", "5 does not divide 12");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Heads.Split(Seeded.Normal(16, 2, 5, 12), 0), "heads", "it is 0");
        ArgumentAssert.Rejects(() => Heads.Split(sequence, 3), "input", sequence, "there is no batch");
    }

    private static void CompareWithReference(Tensor input, long heads)
    {
        // Before the call, which may spoil its input.
        var expected = Reference.Heads.Split(input, heads);
        Suspect[] suspects = [.. Suspects(input, heads)];
        TensorAssert.Close(
            Heads.Split(input, heads), expected, $"{Guard.Shape(input)} split into {heads} heads", suspects);
    }

    private static IEnumerable<Suspect> Suspects(Tensor input, long heads)
    {
        var (batch, length, features) = (input.size(0), input.size(1), input.size(2) / heads);
        yield return new Suspect(
            input.reshape(batch, heads, length, features),
            "the input was reshaped straight to [batch, heads, length, d_head], which cuts the sequence in pieces and "
            + "not the features; a reshape never moves numbers, so it takes a transpose as well");
        yield return new Suspect(
            input.reshape(batch, length, features, heads).permute(0, 3, 1, 2),
            "each head takes features that stand apart; it should take d_head of them that stand side by side");
        yield return new Suspect(
            input.reshape(batch, length, heads, features),
            "the heads are still behind the tokens: a transpose is missing");
        yield return new Suspect(
            input.transpose(1, 2).reshape(batch, heads, features, length),
            "the features come before the tokens: each head is [d_head, length] and not [length, d_head]");
        yield return new Suspect(
            stack(input.split(heads, 2), 1),
            "the features are cut into pieces of as many as there are heads; as many pieces as heads are asked for");
    }
}
