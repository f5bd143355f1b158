using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class TensorAssertTests
{
    private static readonly float[,] s_numbers = { { 1, 2, 4 }, { 8, 16, 33 } };

    [Test]
    public void Equal_tensors_pass()
    {
        Assert.DoesNotThrow(() => TensorAssert.Close(tensor(s_numbers), tensor(s_numbers), "numbers"));
        Assert.DoesNotThrow(() => TensorAssert.Close(tensor(s_numbers) + 1e-6, tensor(s_numbers), "numbers"));
        Assert.DoesNotThrow(() => TensorAssert.Close(zeros(0, 3), zeros(0, 3), "nothing"));
        Assert.DoesNotThrow(() => TensorAssert.Close(tensor(1f), tensor(1f), "one number"));
    }

    [Test]
    public void Infinities_equal_themselves_and_nothing_else()
    {
        var infinite = tensor(new[] { float.NegativeInfinity, float.PositiveInfinity, 1 });
        Assert.DoesNotThrow(() => TensorAssert.Close(infinite, infinite.clone(), "infinities"));
        Assert.That(
            Failure(tensor(new[] { -1e30f, float.PositiveInfinity, 1 }), infinite),
            Does.Contain("seen -1E+30, expected -∞").And.Contain("one value should be infinite and is -1E+30"));
        Failure(-infinite, infinite);
    }

    [Test]
    public void A_number_far_from_0_may_be_off_in_proportion()
    {
        Assert.DoesNotThrow(
            () => TensorAssert.Close(tensor(new[] { 100_000.5f }), tensor(new[] { 100_000f }), "a number"));
        Failure(tensor(new[] { 100_002f }), tensor(new[] { 100_000f }));
    }

    [Test]
    public void Float64_is_held_to_its_own_accuracy()
    {
        var numbers = tensor(new double[] { 1, 2 });
        Assert.DoesNotThrow(() => TensorAssert.Close(numbers + 1e-12, numbers, "numbers"));
        Failure(numbers + tensor(new[] { 1e-8, 0 }), numbers);
    }

    [Test]
    public void A_failure_says_shape_then_first_difference_then_extent()
    {
        var seen = tensor(s_numbers);
        seen[0, 1] = tensor(2.5f);
        seen[1, 2] = tensor(30f);

        Assert.That(
            Failure(seen, tensor(s_numbers)),
            Is.EqualTo(
                """
                numbers: shape [2, 3] as expected, but not the values.
                First at [0, 1]: seen 2.5, expected 2.
                2 of 6 values differ; the largest difference is 3, at [1, 2].
                """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Another_shape_comes_before_anything_else() => Assert.That(
        Failure(ones(2, 3), zeros(2, 4)), Is.EqualTo("numbers: shape seen [2, 3], expected [2, 4]."));

    [Test]
    public void Another_type_of_value_is_named()
    {
        Assert.That(
            Failure(tensor(s_numbers).to(ScalarType.Float64), tensor(s_numbers)),
            Does.StartWith("numbers: dtype seen Float64, expected Float32; shape [2, 3] as expected.")
                .And.Contain("Likely cause: something Float64 came into the computation"));
        Assert.That(
            Failure(tensor(s_numbers), tensor(s_numbers).to(ScalarType.Float64)),
            Does.Contain("Likely cause: the computation went through Float32"));
    }

    [Test]
    public void Null_and_disposed_tensors_are_told_apart()
    {
        var disposed = ones(2);
        disposed.Dispose();

        Assert.That(Failure(null, ones(2)), Is.EqualTo("numbers: null was returned; expected a tensor."));
        Assert.That(
            Failure(disposed, ones(2)),
            Does.StartWith("numbers: the tensor that was returned has been disposed.\nLikely cause: a dispose scope"));
    }

    [Test]
    public void A_suspect_that_matches_is_the_cause() => Assert.That(
        Failure(
            tensor(s_numbers) * 2,
            tensor(s_numbers),
            new Suspect(tensor(s_numbers) + 2, "two is added"),
            new Suspect(tensor(s_numbers) * 2, "it is doubled")),
        Does.EndWith("\nLikely cause: it is doubled."));

    [Test]
    public void Two_suspects_that_look_the_same_are_both_named()
    {
        var lookalike = tensor(s_numbers) + tensor(new float[] { 0, 0, 7 });
        Assert.That(
            Failure(
                lookalike.clone(), tensor(s_numbers), new Suspect(lookalike, "this"), new Suspect(lookalike, "that")),
            Does.EndWith("\nLikely cause: this, or that."));
    }

    [Test]
    public void A_suspect_that_looks_like_the_right_answer_is_never_named() => Assert.That(
        Failure(tensor(s_numbers) + tensor(new float[] { 0, 0, 7 }), tensor(s_numbers), new Suspect(
            tensor(s_numbers), "no")),
        Does.Not.Contain("Likely cause"));

    [Test]
    public void NaN_is_found_and_counted()
    {
        var values = ones(2, 3);
        values[1] = tensor(float.NaN);

        Assert.That(
            Assert.Throws<AssertionException>(() => TensorAssert.NoNaN(values, "weights", "0/0"))!.Message,
            Is.EqualTo("weights: 3 of 6 values are NaN, the first at [1, 0]; shape [2, 3].\nLikely cause: 0/0."));
        Assert.DoesNotThrow(() => TensorAssert.NoNaN(ones(2), "weights"));
    }

    [Test]
    public void Rows_that_do_not_sum_to_1_are_found()
    {
        var weights = full([2, 4], 0.25f);
        Assert.DoesNotThrow(() => TensorAssert.RowsSumToOne(weights, "weights"));

        weights[1, 3] = tensor(0.5f);
        Assert.That(
            Assert.Throws<AssertionException>(() => TensorAssert.RowsSumToOne(weights, "weights"))!.Message,
            Is.EqualTo("weights: row [1] sums to 1.25, expected 1; shape [2, 4]."));
    }

    [Test]
    public void Columns_that_sum_to_1_are_noticed() => Assert.That(
        Assert.Throws<AssertionException>(() => TensorAssert.RowsSumToOne(full([2, 4], 0.5f), "weights"))!.Message,
        Does.EndWith("the columns sum to 1 and not the rows: the wrong dimension was normalised."));

    [Test]
    public void A_changed_input_is_noticed()
    {
        var input = ones(2, 3);
        var before = input.clone();
        Assert.DoesNotThrow(() => TensorAssert.Unchanged(input, before, "query"));

        input.mul_(2);
        Assert.That(
            Assert.Throws<AssertionException>(() => TensorAssert.Unchanged(input, before, "query"))!.Message,
            Does.StartWith("query was changed by the call.").And.Contain("operation in place"));

        input.Dispose();
        Assert.That(
            Assert.Throws<AssertionException>(() => TensorAssert.Unchanged(input, before, "query"))!.Message,
            Does.StartWith("query was disposed by the call."));
    }

    private static string Failure(Tensor? actual, Tensor expected, params Suspect[] suspects) =>
        Assert.Throws<AssertionException>(() => TensorAssert.Close(actual, expected, "numbers", suspects))!.Message;
}
