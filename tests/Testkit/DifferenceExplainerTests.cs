using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

/// <summary>What a failure says about its cause, and where it had better say nothing.</summary>
public class DifferenceExplainerTests
{
    private static Tensor Expected => Seeded.Normal(1, 2, 3, 5);

    [Test]
    public void A_constant_factor_is_named_as_people_know_it()
    {
        Assert.That(
            Cause(Expected * Math.Sqrt(8), Expected), Is.EqualTo("every value is 2.828 (√8) times the expected one."));
        Assert.That(Cause(Expected / 8, Expected), Is.EqualTo("every value is 0.125 (1/8) times the expected one."));
        Assert.That(
            Cause(Expected / Math.Sqrt(7), Expected), Is.EqualTo(
                "every value is 0.378 (1/√7) times the expected one."));
        Assert.That(Cause(Expected * 2, Expected), Is.EqualTo("every value is 2 times the expected one."));
        Assert.That(Cause(Expected * 1.2345, Expected), Is.EqualTo("every value is 1.234 times the expected one.")
            .Or.EqualTo("every value is 1.235 times the expected one."));
        Assert.That(Cause(-Expected, Expected), Is.EqualTo("every value has the opposite sign."));
    }

    [Test]
    public void A_factor_that_one_value_does_not_share_is_not_named()
    {
        var seen = Expected * 2;
        seen[1, 2, 4] = tensor(3f);
        Assert.That(Cause(seen, Expected), Is.Null);
    }

    [Test]
    public void A_single_value_proves_no_factor() =>
        Assert.That(Cause(tensor(new[] { 4f }), tensor(new[] { 2f })), Is.Null);

    [Test]
    public void A_constant_offset_is_named() => Assert.That(
        Cause(Expected + 1, Expected), Is.EqualTo("every value is 1 too large."));

    [Test]
    public void Zeros_are_named() => Assert.That(Cause(zeros(2, 3, 5), Expected), Is.EqualTo("every value is 0."));

    [Test]
    public void NaN_is_named_with_its_extent()
    {
        var seen = Expected;
        seen[0, 1] = tensor(float.NaN);
        Assert.That(Cause(seen, Expected), Does.StartWith("5 of 30 values are NaN (one whole row); 0/0"));
    }

    [Test]
    public void Infinities_that_should_not_be_are_named()
    {
        var seen = Expected;
        seen[0, 1, 2] = tensor(float.PositiveInfinity);
        Assert.That(Cause(seen, Expected), Is.EqualTo("1 of 30 values is infinite and should not be."));
    }

    [Test]
    public void What_stands_in_the_place_of_infinity_is_named()
    {
        var hidden = Seeded.Mask(2, 2, 3, 5);
        Assert.That(
            Cause(Expected.masked_fill(hidden, -1e9), Expected.masked_fill(hidden, float.NegativeInfinity)),
            Does.Match(@"^\d+ values should be infinite and are not; each of them is -1E\+09\.$"));
    }

    [Test]
    public void A_transposed_result_is_named()
    {
        var square = Seeded.Normal(3, 2, 4, 4);
        Assert.That(
            Cause(square.transpose(-2, -1), square),
            Is.EqualTo("the result is transposed: rows and columns of the last two dimensions are swapped."));
        Assert.That(
            Cause(Expected.transpose(-2, -1), Expected),
            Is.EqualTo("the values are right, but the last two dimensions are swapped."));
        Assert.That(Cause(zeros(2, 5, 3), Expected), Is.EqualTo("the last two dimensions are swapped."));
    }

    [Test]
    public void Dimensions_in_another_order_are_named() => Assert.That(
        Cause(Expected.permute(1, 2, 0), Expected),
        Is.EqualTo(
            "the values are right, but the dimensions are in another order; "
            + "permuted by (2, 0, 1) it would be as expected."));

    [Test]
    public void Dimensions_of_1_are_named()
    {
        Assert.That(Cause(Expected.unsqueeze(1), Expected), Does.StartWith("a dimension of size 1 is left over"));
        Assert.That(
            Cause(Expected.sum(-1), Expected.sum(-1, keepdim: true)), Does.StartWith("a dimension of size 1 is gone"));
    }

    [Test]
    public void Another_shape_of_the_same_values_is_named() => Assert.That(
        Cause(Expected.reshape(6, 5), Expected),
        Is.EqualTo("the values are right and in the right order, but in another shape."));

    [Test]
    public void A_factor_for_each_row_is_named()
    {
        var factors = tensor(new[] { 2f, 3f, 5f }).reshape(3, 1);
        Assert.That(
            Cause(Expected * factors, Expected), Does.StartWith(
                "each row is the expected one times a factor of its own"));
    }

    [Test]
    public void Rows_and_values_in_another_order_are_named()
    {
        Assert.That(Cause(Expected.flip(0), Expected), Is.EqualTo("the rows are right, but in another order."));
        Assert.That(Cause(Expected.flip(2), Expected), Is.EqualTo("the values are right, but in another order."));
    }

    [Test]
    public void Lost_digits_are_named()
    {
        var expected = Seeded.Normal(4, ScalarType.Float64, 2, 3, 5);
        Assert.That(
            Cause(expected.to(ScalarType.Float32).to(ScalarType.Float64), expected),
            Is.EqualTo("every value fits in Float32: the computation left Float64 on the way and lost digits."));
    }

    [Test]
    public void Unrelated_values_are_put_down_to_nothing()
    {
        for (int seed = 10; seed < 60; seed++)
        {
            Assert.That(Cause(Seeded.Normal(seed, 2, 3, 5), Expected), Is.Null, $"seed {seed}");
        }
    }

    [Test]
    public void A_difference_of_one_value_is_put_down_to_nothing()
    {
        var seen = Expected;
        seen[1, 1, 1] = tensor(9f);
        Assert.That(Cause(seen, Expected), Is.Null);
    }

    private static string? Cause(Tensor seen, Tensor expected)
    {
        const string mark = "Likely cause: ";
        string message = Assert.Throws<AssertionException>(() => TensorAssert.Close(seen, expected, "it"))!.Message;
        int at = message.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : message[(at + mark.Length)..];
    }
}
