extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class TableTests
{
    [Test, ForTask("03.3")]
    public void Sines_and_cosines_take_turns()
    {
        // Features: sin(p), cos(p), sin(p/100), cos(p/100).
        var expected = tensor(new[,]
        {
            { 0, 1, 0, 1 },
            { Math.Sin(1), Math.Cos(1), Math.Sin(0.01), Math.Cos(0.01) },
            { Math.Sin(2), Math.Cos(2), Math.Sin(0.02), Math.Cos(0.02) },
        });

        TensorAssert.Close(
            Sinusoids.Table(3, 4), expected, "table of 3 positions, d_model 4, by hand", Suspects(3, 4, 0));
    }

    [Test, ForTask("03.3")]
    public void An_odd_width_ends_in_a_sine()
    {
        double slow = Math.Pow(10000, -2 / 3.0);
        var expected = tensor(new[,]
        {
            { 0, 1, 0 },
            { Math.Sin(1), Math.Cos(1), Math.Sin(slow) },
        });

        TensorAssert.Close(
            Sinusoids.Table(2, 3), expected, "table of 2 positions, d_model 3, by hand", Suspects(2, 3, 0));
        CompareWithReference(5, 7, 0);
        CompareWithReference(4, 1, 0);
    }

    [Test, ForTask("03.3")]
    public void Any_length_and_width_match_the_reference()
    {
        CompareWithReference(1, 6, 0);
        CompareWithReference(5, 6, 0);
        CompareWithReference(6, 6, 0);
        CompareWithReference(5, 2, 0);
        CompareWithReference(50, 64, 0);
        CompareWithReference(3, 65, 0);
    }

    [Test, ForTask("03.3")]
    public void An_offset_continues_where_an_earlier_table_ended()
    {
        CompareWithReference(3, 6, 4);
        CompareWithReference(3, 7, 11);
        TensorAssert.Close(
            Sinusoids.Table(3, 6, offset: 4),
            Sinusoids.Table(7, 6).narrow(0, 4, 3),
            "positions 4, 5 and 6, from an offset of 4 (seen) and from a table of 7 (expected)");
    }

    [Test, ForTask("03.3")]
    public void Far_positions_keep_their_digits()
    {
        // Float32 tells angles of 100 000 apart in steps of 0.008 radians.
        var seen = Sinusoids.Table(3, 6, offset: 100_000);

        TensorAssert.Close(
            seen,
            Reference.Sinusoids.Table(3, 6, offset: 100_000),
            "positions 100 000 to 100 002",
            1e-8,
            new Suspect(
                Float32Angles(3, 6, 100_000), "the angles went through Float32, which has too few digits out here"));
    }

    [Test, ForTask("03.3")]
    public void All_values_lie_between_minus_1_and_1_and_position_0_is_0_and_1()
    {
        var table = Sinusoids.Table(200, 10);

        Assert.That(table.abs().max().ToDouble(), Is.LessThanOrEqualTo(1), "the largest absolute value");
        TensorAssert.Close(
            table[0],
            tensor(new double[] { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 }),
            "position 0: the sine of 0 is 0, the cosine is 1");
    }

    [Test, ForTask("03.3")]
    public void Each_pair_lies_on_the_unit_circle() => TensorAssert.Close(
        Sinusoids.Table(30, 8).reshape(30, 4, 2).square().sum(-1),
        ones(30, 4, dtype: ScalarType.Float64),
        "sine² + cosine² of neighbouring features");

    [Test, ForTask("03.3")]
    public void A_step_of_k_is_the_same_rotation_from_everywhere()
    {
        // Section 3.5: the encoding of p + k is a linear function of that of p. With a = k · frequency of a pair,
        // sin(p + a) = sin p cos a + cos p sin a, and cos(p + a) = cos p cos a - sin p sin a.
        const long Step = 3;
        var pairs = Sinusoids.Table(12, 6).reshape(12, 3, 2); // [position, pair, 2]
        var angles = Step * Reference.Sinusoids.Frequencies(6); // [pair]
        var (sine, cosine) = (pairs.select(-1, 0), pairs.select(-1, 1)); // [position, pair]
        var turned = stack(
            [sine * angles.cos() + cosine * angles.sin(), cosine * angles.cos() - sine * angles.sin()], -1);

        TensorAssert.Close(
            turned.narrow(0, 0, 9),
            pairs.narrow(0, 3, 9),
            "positions 0 to 8, turned by 3 steps (seen), and positions 3 to 11 (expected)");
    }

    [Test, ForTask("03.3")]
    public void The_dot_product_of_two_positions_depends_on_their_distance_alone()
    {
        var table = Sinusoids.Table(8, 6);
        var later = Sinusoids.Table(8, 6, offset: 500);

        TensorAssert.Close(
            table.matmul(table.transpose(0, 1)),
            later.matmul(later.transpose(0, 1)),
            "dot products of positions 0 to 7 (seen) and 500 to 507 (expected)");
    }

    [Test, ForTask("03.3")]
    public void Each_call_gives_a_table_of_its_own()
    {
        Sinusoids.Table(5, 6).fill_(7);
        TensorAssert.Close(
            Sinusoids.Table(5, 6),
            Reference.Sinusoids.Table(5, 6),
            "table of 5 positions and 6 features, after somebody wrote into one that was given out before");
    }

    [Test, ForTask("03.3")]
    public void Sizes_and_offsets_that_make_no_sense_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Sinusoids.Table(0, 4), "length", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Sinusoids.Table(3, 0), "dModel", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Sinusoids.Table(3, 4, -1), "offset", "it is -1");
    }

    private static void CompareWithReference(long length, long dModel, long offset) => TensorAssert.Close(
        Sinusoids.Table(length, dModel, offset),
        Reference.Sinusoids.Table(length, dModel, offset),
        $"table of {length} positions from {offset}, d_model {dModel}",
        Suspects(length, dModel, offset));

    private static Suspect[] Suspects(long length, long dModel, long offset)
    {
        var table = Reference.Sinusoids.Table(length, dModel + (dModel % 2), offset);
        var (sine, cosine) = (table.slice(1, 0, dModel, 2), table.slice(1, 1, dModel + 1, 2));
        Tensor Cut(Tensor values) => values.narrow(1, 0, dModel);
        return
        [
            new(
                Cut(cat([sine, cosine], 1)), "all sines come first and all cosines after them; they should take turns"),
            new(Cut(stack([cosine, sine], -1).flatten(1)), "sine and cosine have changed places"),
            new(
                Cut(Reference.Sinusoids.Table(length, table.size(1), offset + 1)),
                "the positions start at 1; the first is 0"),
            new(Reference.Sinusoids.Table(length, dModel), "the offset has no effect"),
        ];
    }

    private static Tensor Float32Angles(long length, long dModel, long offset)
    {
        var angles = arange(offset, offset + length, dtype: ScalarType.Float32).unsqueeze(-1)
            * Reference.Sinusoids.Frequencies(dModel).to(ScalarType.Float32);
        return stack([angles.sin(), angles.cos()], -1).flatten(1).narrow(1, 0, dModel).to(ScalarType.Float64);
    }
}
