using FluentAssertions;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class FingerprintTests
{
    [Test]
    public void Equal_values_agree() => Agree([1, 2, 3], [1, 2, 3]).Should().BeTrue();

    [TestCase(1.0, 1.000005)]
    [TestCase(0.0, 0.0000001)]
    [TestCase(1e6, 1e6 + 5)]
    [TestCase(-3.0, -3.00001)]
    public void The_last_digits_do_not_count(double left, double right) => Agree([left], [right]).Should().BeTrue();

    [TestCase(1.0, 1.001)]
    [TestCase(0.0, 0.0001)]
    [TestCase(3.0, -3.0)]
    [TestCase(double.NaN, 0.0)]
    [TestCase(0.0, double.NaN)]
    [TestCase(double.NaN, double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, -1e9)]
    [TestCase(-1e9, double.NegativeInfinity)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity)]
    public void Other_values_disagree(double left, double right) => Agree([left], [right]).Should().BeFalse();

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Values_that_are_no_numbers_agree_with_themselves(double value) =>
        Agree([value], [value]).Should().BeTrue();

    [Test]
    public void The_same_values_in_another_shape_disagree() =>
        Fingerprint.Agree([Tensor([2, 3])], [Tensor([3, 2])]).Should().BeFalse();

    [Test]
    public void The_same_values_of_another_type_disagree() =>
        Fingerprint.Agree([Tensor([2], "Float32")], [Tensor([2], "Float64")]).Should().BeFalse();

    [Test]
    public void Values_of_float64_are_compared_more_closely()
    {
        ProbeOutcome[] one = [new("Probe", [new ProbePart("Float64", [], [1])], null, null)];
        ProbeOutcome[] nearly = [new("Probe", [new ProbePart("Float64", [], [1 + 1e-7])], null, null)];

        Fingerprint.Agree(one, nearly).Should().BeFalse("float64 keeps far more digits than that");
    }

    [Test]
    public void The_same_exception_agrees_whatever_its_message_says() =>
        Fingerprint.Agree([Thrown("ArgumentException", "a")], [Thrown("ArgumentException", "b")]).Should().BeTrue();

    [Test]
    public void Another_exception_disagrees() =>
        Fingerprint.Agree([Thrown("ArgumentException", "")], [Thrown("ExternalException", "")]).Should().BeFalse();

    [Test]
    public void An_exception_disagrees_with_a_value() =>
        Fingerprint.Agree([Thrown("ArgumentException", "")], [Tensor([1])]).Should().BeFalse();

    [Test]
    public void One_probe_that_differs_is_enough() =>
        Fingerprint.Agree([Tensor([1]), Values([1])], [Tensor([1]), Values([2])]).Should().BeFalse();

    [Test]
    public void A_probe_that_is_missing_disagrees() =>
        Fingerprint.Agree([Tensor([1]), Tensor([2])], [Tensor([1])]).Should().BeFalse();

    [Test]
    public void Nothing_agrees_with_nothing_seen()
    {
        Fingerprint.Agree([], []).Should().BeFalse("no probe ran");
        Fingerprint.Agree(null, [Tensor([1])]).Should().BeFalse();
        Fingerprint.Agree([Tensor([1])], null).Should().BeFalse();
    }

    private static bool Agree(double[] left, double[] right) => Fingerprint.Agree([Values(left)], [Values(right)]);

    private static ProbeOutcome Values(double[] values) =>
        new("Probe", [new ProbePart("Float32", [values.Length], values)], null, null);

    private static ProbeOutcome Tensor(long[] shape, string type = "Float32") => new(
        "Probe",
        [new ProbePart(type, shape, [.. Enumerable.Repeat(1.0, (int)shape.Aggregate((a, b) => a * b))])],
        null,
        null);

    private static ProbeOutcome Thrown(string type, string message) => new("Probe", [], type, message);
}
