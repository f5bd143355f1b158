extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class RotaryTests
{
    private delegate Tensor Rotation(Tensor input, Angles angles);

    [Test, ForTask("09.6")]
    public void Neighbours_turn_together_by_a_quarter()
    {
        var quarter = Quarter(2);
        TensorAssert.Close(
            Rotary.Pairs(tensor(new[,] { { 1.0, 2, 3, 4 } }), quarter),
            tensor(new[,] { { -2.0, 1, -4, 3 } }),
            "[1, 2, 3, 4] turned in pairs by a quarter: (1, 2) becomes (-2, 1)",
            new Suspect(tensor(new[,] { { -3.0, -4, 1, 2 } }), "the halves turn together: this is the other layout"),
            new Suspect(tensor(new[,] { { 2.0, -1, 4, -3 } }), "it is turned the other way round"),
            new Suspect(
                tensor(new[,] { { -2.0, -4, 1, 3 } }),
                "the turned features are put side by side and not interleaved"));
    }

    [Test, ForTask("09.7")]
    public void Halves_turn_together_by_a_quarter()
    {
        var quarter = Quarter(2);
        TensorAssert.Close(
            Rotary.Halves(tensor(new[,] { { 1.0, 2, 3, 4 } }), quarter),
            tensor(new[,] { { -3.0, -4, 1, 2 } }),
            "[1, 2, 3, 4] turned in halves by a quarter: (1, 3) becomes (-3, 1)",
            new Suspect(tensor(new[,] { { -2.0, 1, -4, 3 } }), "neighbours turn together: this is the other layout"),
            new Suspect(tensor(new[,] { { 3.0, 4, -1, -2 } }), "it is turned the other way round"));
    }

    [Test, ForTask("09.6")]
    public void Pairs_have_an_angle_each() => AnglesOfTheirOwn(
        Rotary.Pairs, [(2, 3), (0, 1)], "pairs", "cos and sin are repeated as a list (0 1 0 1), which fits the halves");

    [Test, ForTask("09.7")]
    public void Halves_have_an_angle_for_each_place() => AnglesOfTheirOwn(
        Rotary.Halves, [(1, 3), (0, 2)], "halves", "cos and sin are repeated each (0 0 1 1), which fits the pairs");

    [Test, ForTask("09.6")]
    public void Pairs_keep_the_norm_and_position_0() => KeepsTheNorm(Rotary.Pairs, "Pairs");

    [Test, ForTask("09.7")]
    public void Halves_keep_the_norm_and_position_0() => KeepsTheNorm(Rotary.Halves, "Halves");

    [Test, ForTask("09.6")]
    public void Scores_of_pairs_depend_on_the_distance_alone() => DependsOnTheDistance(Rotary.Pairs, "Pairs");

    [Test, ForTask("09.7")]
    public void Scores_of_halves_depend_on_the_distance_alone() => DependsOnTheDistance(Rotary.Halves, "Halves");

    [Test, ForTask("09.6")]
    public void Pairs_keep_the_type() => KeepsTheType(Rotary.Pairs, "Pairs");

    [Test, ForTask("09.7")]
    public void Halves_keep_the_type() => KeepsTheType(Rotary.Halves, "Halves");

    [Test, ForTask("09.6")]
    public void Gradients_of_pairs_match_the_reference() => Gradients(Rotary.Pairs, Reference.Rotary.Pairs, "Pairs");

    [Test, ForTask("09.7")]
    public void Gradients_of_halves_match_the_reference() =>
        Gradients(Rotary.Halves, Reference.Rotary.Halves, "Halves");

    [Test, ForTask("09.6")]
    public void Odd_numbers_of_features_have_no_pairs() => Refuses(Rotary.Pairs);

    [Test, ForTask("09.7")]
    public void Odd_numbers_of_features_have_no_halves() => Refuses(Rotary.Halves);

    [Test, ForTask("09.8")]
    public void Features_beyond_the_share_stay_as_they_are()
    {
        var input = Seeded.Normal(22, 3, 6, 8);
        var output = Rotary.Rotate(input, At(5, 6, 2), RotaryLayout.Halves);

        Assert.That(output.shape, Is.EqualTo(input.shape), "shape of the output");
        TensorAssert.Close(output[.., .., 4..], input[.., .., 4..], "features 4 to 7, of which 0 to 3 turn", 0);
        TensorAssert.Close(
            output[.., .., ..4],
            Reference.Rotary.Halves(input[.., .., ..4], Models.Same(At(5, 6, 2))),
            "features 0 to 3, which turn in halves of their own");
    }

    [Test, ForTask("09.8")]
    public void Each_text_of_a_batch_may_have_angles_of_its_own()
    {
        var (angles, input) = (At([[0, 1, 2, 3, 4, 5], [500, 501, 9, 8, 7, 0]], 3), Seeded.Normal(24, 2, 3, 6, 8));
        TensorAssert.Close(
            Rotary.Rotate(input, angles, RotaryLayout.Halves),
            Reference.Rotary.Rotate(input, Models.Same(angles), Reference.RotaryLayout.Halves),
            "8 features, of which 6 turn, by angles [2, 1, 6, 3]");
    }

    [Test, ForTask("09.8")]
    public void The_layout_is_the_one_asked_for()
    {
        var (angles, input) = (At(5, 6, 4), Seeded.Normal(23, 3, 6, 8));
        var (halves, pairs) = (
            Reference.Rotary.Halves(input, Models.Same(angles)), Reference.Rotary.Pairs(input, Models.Same(angles)));

        TensorAssert.Close(
            Rotary.Rotate(input, angles, RotaryLayout.Pairs), pairs, "pairs", new Suspect(
                halves,
                "the layout is always halves"));
        TensorAssert.Close(
            Rotary.Rotate(input, angles, RotaryLayout.Halves), halves, "halves", new Suspect(
                pairs,
                "the layout is always pairs"));
    }

    [Test, ForTask("09.8")]
    public void More_angles_than_pairs_are_refused()
    {
        var angles = At(0, 6, 5);
        ArgumentAssert.Rejects<ArgumentException>(
            () => Rotary.Rotate(ones(3, 6, 8), angles, RotaryLayout.Halves), "angles.Cos", "it has 5 angles for 4 pairs");
    }

    [Test, ForTask("09.9")]
    public void The_rows_of_one_head_of_six_features_are_0_2_4_1_3_5()
    {
        var rows = arange(0, 6, ScalarType.Float32).unsqueeze(-1);

        TensorAssert.Close(
            Rotary.PairsToHalves(rows, 1),
            Rows(0, 2, 4, 1, 3, 5),
            "rows 0 to 5 of one head: first features of the pairs, then the second ones",
            new Suspect(Rows(0, 3, 1, 4, 2, 5), "it goes the other way: from halves to pairs"),
            new Suspect(rows, "nothing is rearranged"));
        TensorAssert.Close(
            Rotary.PairsToHalves(arange(0, 8, ScalarType.Float32).unsqueeze(-1), 2),
            Rows(0, 2, 1, 3, 4, 6, 5, 7),
            "rows 0 to 7 of two heads",
            new Suspect(Rows(0, 2, 4, 6, 1, 3, 5, 7), "all rows are taken for one head"));
        TensorAssert.Close(
            Rotary.PairsToHalves(rows, 1, 4), Rows(0, 2, 1, 3, 4, 5), "rows 0 to 5 of one head, of which 0 to 3 turn");

        static Tensor Rows(params float[] values) => tensor(values).unsqueeze(-1);
    }

    [Test, ForTask("09.9")]
    public void Scores_are_the_same_before_and_after()
    {
        var (wq, wk) = (Seeded.Normal(32, ScalarType.Float64, 24, 7), Seeded.Normal(33, ScalarType.Float64, 24, 7));
        var input = Seeded.Normal(34, ScalarType.Float64, 6, 7);
        var angles = Models.Same(At(1000, 6, 4));
        Tensor Heads(Tensor weight) => nn.functional.linear(input, weight).view(6, 3, 8).transpose(0, 1); // [heads, length, size]
        Tensor Scores(Tensor q, Tensor k) => q.matmul(k.transpose(-2, -1));

        TensorAssert.Close(
            Scores(
                Reference.Rotary.Halves(Heads(Rotary.PairsToHalves(wq, 3)), angles),
                Reference.Rotary.Halves(Heads(Rotary.PairsToHalves(wk, 3)), angles)),
            Scores(Reference.Rotary.Pairs(Heads(wq), angles), Reference.Rotary.Pairs(Heads(wk), angles)),
            "scores by the rearranged weights in halves, beside those of the weights in pairs");
    }

    [Test, ForTask("09.9")]
    public void A_bias_is_rearranged_as_well() => TensorAssert.Close(
        Rotary.PairsToHalves(Seeded.Normal(35, 24), 3),
        Reference.Rotary.PairsToHalves(Seeded.Normal(35, 24), 3),
        "bias [24], 3 heads");

    [Test, ForTask("09.9")]
    public void Heads_that_do_not_divide_the_rows_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => Rotary.PairsToHalves(ones(24, 7), 5), "heads", "5 heads do not divide 24 rows");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Rotary.PairsToHalves(ones(24, 7), 8), "the number of features that turn", "it is odd");
    }

    [Test, ForTask("09.6")]
    public void Pairs_match_the_reference() => Compare(Rotary.Pairs, Reference.Rotary.Pairs, "Pairs");

    [Test, ForTask("09.7")]
    public void Halves_match_the_reference() => Compare(Rotary.Halves, Reference.Rotary.Halves, "Halves");

    [Test, ForTask("09.8")]
    public void A_share_of_the_features_turns_and_matches_the_reference()
    {
        foreach (var layout in Enum.GetValues<RotaryLayout>())
        {
            foreach (int pairs in new[] { 1, 2, 4 })
            {
                var (angles, input) = (At(5, 6, pairs), Seeded.Normal(21, 2, 3, 6, 8));
                TensorAssert.Close(
                    Rotary.Rotate(input, angles, layout),
                    Reference.Rotary.Rotate(input, Models.Same(angles), (Reference.RotaryLayout)(int)layout),
                    $"8 features, of which {2 * pairs} turn in {layout}");
            }
        }

        var (four, of4Heads) = (At(5, 6, 2), Seeded.Normal(25, 2, 4, 6, 8));
        TensorAssert.Close(
            Rotary.Rotate(of4Heads, four, RotaryLayout.Halves),
            Reference.Rotary.Rotate(of4Heads, Models.Same(four), Reference.RotaryLayout.Halves),
            "8 features of 4 heads, of which 4 turn");
    }

    [Test, ForTask("09.9")]
    public void Rows_are_rearranged_head_by_head_as_in_the_reference()
    {
        foreach (var (heads, rotated) in new (long, long?)[] { (3, null), (1, null), (3, 4), (6, null), (2, 2) })
        {
            var weight = Seeded.Normal(31, 24, 7);
            TensorAssert.Close(
                Rotary.PairsToHalves(weight, heads, rotated),
                Reference.Rotary.PairsToHalves(weight, heads, rotated),
                $"weight [24, 7], {heads} heads, {rotated?.ToString() ?? "all"} features of a head turning");
        }
    }

    private static void Compare(
        Rotation mine, Func<Tensor, Reference.Angles, Tensor> reference, string name)
    {
        foreach (var input in new[]
        {
            Seeded.Normal(1, 2, 3, 6, 8), Seeded.Normal(2, 6, 8), Seeded.Normal(3, ScalarType.Float64, 3, 6, 8),
        })
        {
            var angles = At(40, 6, 4);
            TensorAssert.Close(
                mine(input, angles),
                reference(input, Models.Same(angles)),
                $"{name} of {Toolkit.Guard.Shape(input)} at positions 40 to 45 (at position 0 nothing would turn)");
        }

        var (rows, each) = (Seeded.Normal(4, 2, 3, 6, 8), At([[0, 1, 2, 3, 4, 5], [500, 501, 9, 8, 7, 0]], 4));
        TensorAssert.Close(
            mine(rows, each),
            reference(rows, Models.Same(each)),
            $"{name} where each text of the batch has its own positions");
    }

    /// <summary>The second pair turns, the first does not.</summary>
    private static void AnglesOfTheirOwn(
        Rotation rotation, (int, int)[] pairs, string name, string cause)
    {
        var angles = new Angles(tensor(new[,] { { 1.0, 0 } }), tensor(new[,] { { 0.0, 1 } }));
        var input = Seeded.Normal(5, ScalarType.Float64, 1, 4);
        var (turned, still) = (pairs[0], pairs[1]);
        var output = rotation(input, angles);

        Assert.That(
            output[0, turned.Item1].ToDouble(),
            Is.EqualTo(-input[0, turned.Item2].ToDouble()).Within(1e-12),
            $"feature {turned.Item1} of 4 in {name}, the second of two pairs being turned by a quarter, the first not "
            + $"(if wrong: perhaps {cause})");
        Assert.That(
            output[0, still.Item1].ToDouble(),
            Is.EqualTo(input[0, still.Item1].ToDouble()).Within(1e-12),
            $"feature {still.Item1} of 4 in {name}, whose pair is not turned");
    }

    private static void KeepsTheNorm(Rotation rotation, string name)
    {
        var input = Seeded.Normal(6, ScalarType.Float64, 2, 6, 8);
        TensorAssert.Close(
            rotation(input, At(100_000, 6, 4)).square().sum(-1),
            input.square().sum(-1),
            $"squared lengths after {name}: a rotation changes none");
        TensorAssert.Close(
            rotation(input[.., ..1], At(0, 1, 4)), input[.., ..1], $"{name} at position 0, where nothing turns");
    }

    private static void DependsOnTheDistance(Rotation rotation, string name)
    {
        var (query, key) = (Seeded.Normal(7, ScalarType.Float64, 1, 8), Seeded.Normal(8, ScalarType.Float64, 1, 8));
        double Score(long at, long from) =>
            (rotation(query, At(at, 1, 4)) * rotation(key, At(from, 1, 4))).sum().ToDouble();

        Assert.That(
            Score(100_011, 100_000),
            Is.EqualTo(Score(11, 0)).Within(1e-10),
            $"score of a query after {name} with a key 11 tokens before it, at position 100,011 and at 11");
        Assert.That(
            Score(11, 0),
            Is.Not.EqualTo(Score(0, 11)).Within(1e-3),
            "a key 11 tokens before it and one 11 tokens behind it");
    }

    private static void KeepsTheType(Rotation rotation, string name)
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64, ScalarType.BFloat16 })
        {
            Assert.That(
                rotation(Seeded.Normal(9, 2, 6, 8).to(type), At(5, 6, 4)).dtype,
                Is.EqualTo(type),
                $"type after {name} of {type}, the angles being Float64");
        }

        var input = Seeded.Normal(10, 2, 6, 8);
        var before = input.clone();
        rotation(input, At(5, 6, 4));
        TensorAssert.Unchanged(input, before, "input");
    }

    private static void Gradients(Rotation mine, Func<Tensor, Reference.Angles, Tensor> reference, string name) =>
        GradientAssert.Same(
            inputs => mine(inputs[0], At(40, 6, 4)),
            inputs => reference(inputs[0], Models.Same(At(40, 6, 4))),
            [("input", Seeded.Normal(11, 2, 6, 8))],
            name);

    private static void Refuses(Rotation rotation)
    {
        ArgumentAssert.Rejects(() => rotation(ones(3, 6, 7), At(0, 6, 3)), "input", ones(3, 6, 7), "it has 7 features");
        ArgumentAssert.Rejects(
            () => rotation(ones(3, 6, 8), At(0, 6, 3)), "input", ones(3, 6, 8), "it has 8 features and 3 angles");
    }

    private static Angles Quarter(int pairs) =>
        new(zeros(1, pairs, dtype: ScalarType.Float64), ones(1, pairs, dtype: ScalarType.Float64));

    private static Angles At(long first, long count, int pairs) => At(arange(first, first + count), pairs);

    private static Angles At(long[][] positions, int pairs) =>
        At(stack([.. positions.Select(row => tensor(row))]).unsqueeze(1), pairs); // [batch, 1, length]

    private static Angles At(Tensor positions, int pairs)
    {
        var angles = Reference.RotaryAngles.At(positions, Reference.RotaryAngles.Frequencies(2 * pairs, 10_000));
        return new Angles(angles.Cos, angles.Sin);
    }
}
