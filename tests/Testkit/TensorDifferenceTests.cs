using FluentAssertions;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public sealed class TensorDifferenceTests
{
    private DisposeScope scope;

    [SetUp]
    public void Start() => scope = NewDisposeScope();

    [TearDown]
    public void End() => scope.Dispose();

    [Test]
    public void The_first_and_the_worst_place_are_found()
    {
        var difference = Compare(tensor(new[,] { { 1f, 2, 4 }, { 9f, 5, 6 } }), tensor(new[,] { { 1f, 2, 3 }, { 4f, 5, 6 } }))!;

        difference.Differing.Should().Equal(2, 3);
        difference.First.Should().Be(2);
        difference.Worst.Should().Be(3);
        difference.Distances.Should().Equal(0, 0, 1, 5, 0, 0);
    }

    [Test]
    public void Tensors_that_agree_differ_nowhere()
    {
        var difference = Compare(ones(2, 2) + 1e-7, ones(2, 2))!;

        difference.Differing.Should().BeEmpty();
        difference.First.Should().BeNull();
        difference.Worst.Should().BeNull();
    }

    [Test]
    public void What_can_not_be_measured_is_infinitely_far()
    {
        float[] seen = [float.NaN, float.NegativeInfinity, float.PositiveInfinity, 1];
        float[] expected = [1, float.NegativeInfinity, float.NegativeInfinity, float.NaN];

        var difference = Compare(tensor(seen), tensor(expected))!;

        difference.Distances.Should().Equal(
            double.PositiveInfinity, 0, double.PositiveInfinity, double.PositiveInfinity);
        difference.Differing.Should().Equal(0, 2, 3);
    }

    [Test]
    public void Other_shapes_have_no_places_to_compare() => Compare(ones(2, 3), ones(3, 2)).Should().BeNull();

    [Test]
    public void A_place_is_an_index_in_each_dimension()
    {
        var values = TensorValues.Copy(zeros(2, 3, 4));

        values.Index(0).Should().Equal(0, 0, 0);
        values.Index(23).Should().Equal(1, 2, 3);
        values.Place(17).Should().Be("[1, 1, 1]");
    }

    private static TensorDifference? Compare(Tensor seen, Tensor expected) =>
        TensorDifference.Compare(TensorValues.Copy(seen), TensorValues.Copy(expected), 1e-5);
}
