using FluentAssertions;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Toolkit;

public class HeatmapTests
{
    [Test]
    public void A_tensor_keeps_its_rows_and_columns()
    {
        var matrix = tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });

        var map = Heatmap.FromTensor(matrix, ["x", "y"], ["a", "b", "c"], "t");

        map.Values.Should().BeEquivalentTo(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        map.RowAxis.Should().Be("query");
        map.ColumnAxis.Should().Be("key");
    }

    [Test]
    public void A_view_that_is_transposed_is_read_as_it_looks()
    {
        var transposed = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).transpose(0, 1); // [2, 3] → [3, 2]

        var map = Heatmap.FromTensor(transposed, ["a", "b", "c"], ["x", "y"], "t");

        map.Values.Should().BeEquivalentTo(new double[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } });
    }

    [Test]
    public void A_tensor_that_needs_a_gradient_is_left_as_it_is()
    {
        using var weights = ones(1, 2, requires_grad: true);

        Heatmap.FromTensor(weights, ["q"], ["a", "b"], "t");

        weights.requires_grad.Should().BeTrue();
        weights.IsInvalid.Should().BeFalse();
    }

    [Test]
    public void Later_changes_to_the_numbers_do_not_reach_the_heatmap()
    {
        double[,] values = { { 1 } };
        var map = new Heatmap(values, ["q"], ["k"], "t");

        values[0, 0] = 2;

        map.Values[0, 0].Should().Be(1);
    }

    [Test]
    public void A_batch_of_matrices_is_refused_with_its_shape()
    {
        var weights = zeros(2, 3, 4);
        Action act = () => Heatmap.FromTensor(weights, ["a"], ["b"], "t");

        act.Should().Throw<ArgumentException>().WithMessage("matrix has shape [2, 3, 4]; expected [row, column].*");
    }

    [Test]
    public void Labels_must_match_in_number()
    {
        Action rows = () => Heatmap.FromTensor(zeros(2, 3), ["a"], ["x", "y", "z"], "t");
        Action columns = () => Heatmap.FromTensor(zeros(2, 3), ["a", "b"], ["x", "y"], "t");

        rows.Should().Throw<ArgumentException>().WithMessage("rows has 1 labels; expected 2, one for each row.*");
        columns.Should().Throw<ArgumentException>()
            .WithMessage("columns has 2 labels; expected 3, one for each column.*");
    }

    [Test]
    public void The_range_starts_at_0_for_weights_and_at_the_smallest_for_scores()
    {
        HeatmapRange.Fit([0.2, 0.5]).Should().Be(new HeatmapRange(0, 0.5));
        HeatmapRange.Fit([-3, 2, double.NegativeInfinity, double.NaN]).Should().Be(new HeatmapRange(-3, 2));
        HeatmapRange.Fit([0, 0]).Should().Be(new HeatmapRange(0, 1));
        HeatmapRange.Fit([-2, -1]).Should().Be(new HeatmapRange(-2, -1));
        HeatmapRange.Fit([]).Should().Be(new HeatmapRange(0, 1));
    }

    [Test]
    public void A_range_with_two_sides_has_0_in_its_middle()
    {
        HeatmapRange[] ranges = [HeatmapRange.TwoSided([-3, 2, double.NegativeInfinity, double.NaN]), HeatmapRange.TwoSided([0, 0]), HeatmapRange.TwoSided([])];

        ranges.Select(range => (range.Min, range.Max)).Should().Equal((-3, 3), (-1, 1), (-1, 1));
        ranges.Should().OnlyContain(range => range.IsTwoSided && range.Position(0) == 0.5);
        ranges[0].Should().NotBe(new HeatmapRange(-3, 3), "its colours are others");
        ranges[0].ColorAt(0.5).Should().Be(ColorScale.AtTwoSided(0.5)).And.NotBe(ColorScale.At(0.5));
    }

    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(0, double.NaN)]
    [TestCase(double.NegativeInfinity, 0)]
    public void A_range_has_two_finite_ends_in_order(double min, double max)
    {
        Action act = () => _ = new HeatmapRange(min, max);

        act.Should().Throw<ArgumentException>()
            .WithMessage("The range goes from *; expected two finite numbers, the smaller first.");
    }

    [Test]
    public void Positions_outside_the_range_are_its_ends()
    {
        var range = new HeatmapRange(-1, 3);

        range.Position(1).Should().Be(0.5);
        range.Position(99).Should().Be(1);
        range.Position(double.NegativeInfinity).Should().Be(0);
    }

    [Test]
    public void The_scale_grows_lighter_all_the_way()
    {
        double[] lightness = [.. Enumerable.Range(0, 101).Select(i => Luminance(ColorScale.At(i / 100.0)))];

        lightness.Should().BeInAscendingOrder();
    }

    [Test]
    public void Ink_can_be_read_on_every_colour_of_the_scale()
    {
        foreach (int i in Enumerable.Range(0, 101))
        {
            foreach (var background in new[] { ColorScale.At(i / 100.0), ColorScale.AtTwoSided(i / 100.0) })
            {
                // WCAG 2 asks for 4.5 in text of this size.
                Contrast(background, ColorScale.InkOn(background)).Should().BeGreaterThan(4.5);
            }
        }
    }

    [Test]
    public void Of_the_scale_with_two_sides_0_is_grey_and_each_side_grows_darker_away_from_it()
    {
        double[] above = [.. Enumerable.Range(0, 51).Select(i => Luminance(ColorScale.AtTwoSided(0.5 + (i / 100.0))))];
        double[] below = [.. Enumerable.Range(0, 51).Select(i => Luminance(ColorScale.AtTwoSided(0.5 - (i / 100.0))))];

        ColorScale.AtTwoSided(0.5).Should().Be(new Color(240, 240, 240));
        above.Should().BeInDescendingOrder();
        below.Should().BeInDescendingOrder();
    }

    [Test]
    public void Both_sides_can_be_told_apart_by_everybody_and_seen_on_light_and_on_dark()
    {
        var (below, above) = (ColorScale.AtTwoSided(0), ColorScale.AtTwoSided(1));

        // Orange and blue: with whichever cones are missing, one is clearly yellower than the other.
        (Yellow(below) - Yellow(above)).Should().BeGreaterThan(100);
        foreach (var end in new[] { below, above })
        {
            Contrast(end, ColorScale.AtTwoSided(0.5)).Should().BeGreaterThan(3, "WCAG 2 asks for that in what has to be told apart");
            Contrast(end, new Color(0x16, 0x17, 0x1a)).Should().BeGreaterThan(3, "the page's dark paper");
            Contrast(end, new Color(0xfd, 0xfd, 0xfb)).Should().BeGreaterThan(3, "the page's light paper");
        }
    }

    private static double Yellow(Color color) => ((color.R + color.G) / 2.0) - color.B;

    private static double Contrast(Color one, Color other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(Color color) =>
        (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel) =>
        channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
}
