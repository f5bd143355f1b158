using FluentAssertions;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Toolkit;

public class GuardTests
{
    [Test]
    public void Layout_accepts_what_it_names_and_more_leading_dimensions_only_after_dots()
    {
        var matrix = zeros(2, 3);
        var batch = zeros(4, 2, 3);

        Invoking(() => Guard.Layout(matrix, "[query, key]")).Should().NotThrow();
        Invoking(() => Guard.Layout(batch, "[..., query, key]")).Should().NotThrow();
        Invoking(() => Guard.Layout(matrix, "[..., query, key]")).Should().NotThrow();
        Invoking(() => Guard.Layout(batch, "[query, key]")).Should().Throw<ArgumentException>()
            .WithMessage("batch has shape [4, 2, 3]; expected [query, key].*").WithParameterName("batch");
    }

    [Test]
    public void Layout_names_the_argument_its_shape_and_the_shape_expected()
    {
        var query = zeros(7);

        Invoking(() => Guard.Layout(query, "[..., query, d_k]")).Should().Throw<ArgumentException>()
            .WithMessage("query has shape [7]; expected [..., query, d_k].*").WithParameterName("query");
    }

    [Test]
    public void Layout_of_nothing_says_which_argument_is_missing()
    {
        Tensor query = null!;

        Invoking(() => Guard.Layout(query, "[..., query, d_k]")).Should().Throw<ArgumentNullException>()
            .WithParameterName("query");
    }

    [Test]
    public void Size_says_which_dimension_is_wrong_and_what_it_has_to_agree_with()
    {
        var key = zeros(5, 4);

        Invoking(() => Guard.Size(key, -1, 4, "the d_k of query")).Should().NotThrow();
        Invoking(() => Guard.Size(key, -1, 3, "the d_k of query")).Should().Throw<ArgumentException>()
            .WithMessage("key has shape [5, 4]: dimension -1 is 4; expected 3, the d_k of query.*")
            .WithParameterName("key");
    }

    [Test]
    public void Leading_dimensions_must_be_equal_or_1()
    {
        var key = zeros(2, 1, 5, 4);
        var query = zeros(2, 3, 7, 4);
        var other = zeros(4, 7, 4);

        Invoking(() => Guard.LeadingDimensions(key, query)).Should().NotThrow();
        Invoking(() => Guard.LeadingDimensions(other, query)).Should().Throw<ArgumentException>()
            .WithMessage(
                "other has shape [4, 7, 4] and query has [2, 3, 7, 4]: "
                + "the dimensions before the last two must be equal, or 1.*")
            .WithParameterName("other");
    }

    [Test]
    public void Tensors_that_are_multiplied_hold_the_same_type()
    {
        var query = zeros(3, 4);
        var key = zeros(5, 4, dtype: ScalarType.Float64);

        Invoking(() => Guard.SameType(query, query)).Should().NotThrow();
        Invoking(() => Guard.SameType(key, query)).Should().Throw<ArgumentException>()
            .WithMessage("key [5, 4] holds Float64; expected Float32, as query [3, 4] does.*").WithParameterName("key");
    }

    [Test]
    public void Mask_may_broadcast_to_the_scores()
    {
        var scores = zeros(2, 3, 4);
        foreach (long[] shape in new long[][] { [2, 3, 4], [3, 4], [4], [1, 1, 4], [2, 1, 1], [] })
        {
            var mask = ones(shape, dtype: ScalarType.Bool);

            Invoking(() => Guard.Mask(mask, scores)).Should().NotThrow($"{Guard.Shape(mask)} broadcasts to [2, 3, 4]");
        }
    }

    [Test]
    public void Mask_may_not_enlarge_the_scores()
    {
        var scores = zeros(2, 1, 4);
        foreach (long[] shape in new long[][] { [2, 3, 4], [3], [1, 2, 1, 4] })
        {
            var mask = ones(shape, dtype: ScalarType.Bool);

            Invoking(() => Guard.Mask(mask, scores)).Should().Throw<ArgumentException>()
                .WithMessage(
                    $"mask has shape {Guard.Shape(mask)}, which does not broadcast to the scores' [2, 1, 4].*");
        }
    }

    [Test]
    public void Mask_of_whole_numbers_is_refused_because_its_meaning_is_open()
    {
        var mask = ones(4, dtype: ScalarType.Int64);

        Invoking(() => Guard.Mask(mask, zeros(3, 4))).Should().Throw<ArgumentException>()
            .WithMessage(
                "mask holds Int64; expected Bool (true = may attend) or floating point (added to the scores).*");
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void Positive_refuses(double temperature) =>
        Invoking(() => Guard.Positive(temperature)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"temperature is {temperature}; expected a number above 0.*").WithParameterName("temperature");

    [TestCase(1)]
    [TestCase(1e-30)]
    [TestCase(double.PositiveInfinity)]
    public void Positive_accepts(double temperature) =>
        Invoking(() => Guard.Positive(temperature)).Should().NotThrow();

    private static Action Invoking(Action action) => action;
}
