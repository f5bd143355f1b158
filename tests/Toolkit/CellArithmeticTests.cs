using FluentAssertions;
using Katas.Toolkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Tests.Toolkit;

public sealed class CellArithmeticTests
{
    [Test]
    public void A_sum_of_products_is_written_with_its_numbers() =>
        CellArithmetic.Dot(tensor(new[] { 1.2, 0.3 }), tensor(new[] { 0.5f, -2 })).Should().Be("1.2·0.5 + 0.3·(-2) = 0");

    [Test]
    public void Of_many_products_those_that_count_most_are_written() =>
        CellArithmetic.Dot(arange(1.0, 11), ones(10)).Should().Be("3·1 + 4·1 + 5·1 + 6·1 + 7·1 + 8·1 + 9·1 + 10·1 + … (2 smaller ones) = 55");

    [Test]
    public void A_softmax_is_written_with_its_powers_and_0_for_what_is_masked()
    {
        var scores = tensor(new[] { 1.0, 0, double.NegativeInfinity });

        CellArithmetic.Softmax(scores, 0).Should().Be("e^1 / (e^1 + e^0) = 0.731");
        CellArithmetic.Softmax(scores, 2).Should().Be("0 / (e^1 + e^0) = 0");
    }

    [TestCase(0.0, "0")]
    [TestCase(-1.25, "-1.25")]
    [TestCase(0.00123, "1.2e-3")]
    [TestCase(double.NegativeInfinity, "-∞")]
    public void A_number_takes_no_more_digits_than_it_needs(double value, string text) => CellArithmetic.Number(value).Should().Be(text);
}
