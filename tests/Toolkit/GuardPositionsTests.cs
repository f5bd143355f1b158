using FluentAssertions;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Toolkit;

public class GuardPositionsTests
{
    [Test]
    public void At_least_refuses_smaller_numbers_and_names_the_argument()
    {
        long offset = -1;
        Action tooSmall = () => Guard.AtLeast(offset, 0);
        Action enough = () => Guard.AtLeast(3, 3);

        tooSmall.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("offset is -1; expected a whole number of at least 0.*").WithParameterName("offset");
        enough.Should().NotThrow();
    }

    [Test]
    public void Whole_numbers_refuses_fractions_and_null()
    {
        using var scope = NewDisposeScope();
        var distances = zeros(2, 3);
        Action fractions = () => Guard.WholeNumbers(distances);
        Action missing = () => Guard.WholeNumbers(null!);
        Action whole = () => Guard.WholeNumbers(arange(3));

        fractions.Should().Throw<ArgumentException>().WithMessage("distances [2, 3] holds Float32; expected Int64.*");
        missing.Should().Throw<ArgumentNullException>();
        whole.Should().NotThrow();
    }

    [TestCase(new long[] { 0, 1 })]
    [TestCase(new long[] { 0, 1, 1 })]
    [TestCase(new long[] { 1, 2, 3 })]
    [TestCase(new long[] { -1, 0, 1 })]
    public void Permutation_refuses_what_names_an_index_twice_or_not_at_all(long[] wrong)
    {
        using var scope = NewDisposeScope();
        var order = tensor(wrong);
        Action permutation = () => Guard.Permutation(order, 3);

        permutation.Should().Throw<ArgumentException>()
            .WithMessage($"order has shape [{wrong.Length}]; expected each number from 0 to 2 once.*");
    }

    [Test]
    public void Permutation_takes_every_order_and_no_other_type()
    {
        using var scope = NewDisposeScope();
        var order = tensor(new[] { 2f, 0, 1 });
        Action right = () => Guard.Permutation(tensor(new long[] { 2, 0, 1 }), 3);
        Action fractions = () => Guard.Permutation(order, 3);

        right.Should().NotThrow();
        fractions.Should().Throw<ArgumentException>().WithParameterName("order");
    }
}
