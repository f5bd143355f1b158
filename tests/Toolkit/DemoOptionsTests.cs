using FluentAssertions;
using Katas.Toolkit;
using NUnit.Framework;

namespace Katas.Tests.Toolkit;

public sealed class DemoOptionsTests
{
    [Test]
    public void What_was_given_comes_before_what_is_declared()
    {
        var options = Options(("--steps", "7"), ("--rate", "0.5"), ("--quick", ""), ("--name", "x"));

        options.Integer("--steps").Should().Be(7);
        options.Number("--rate").Should().Be(0.5);
        options.Flag("--quick").Should().BeTrue();
        options.Text("--name").Should().Be("x");
    }

    [Test]
    public void What_was_not_given_is_what_is_declared_or_nothing()
    {
        var options = Options();

        options.Integer("--steps").Should().Be(3);
        options.Number("--rate").Should().BeNull();
        options.Flag("--quick").Should().BeFalse();
        options.Text("--name").Should().BeNull();
        options.File("--data").Should().BeNull();
    }

    [Test]
    public void What_is_not_declared_can_be_neither_given_nor_asked_for()
    {
        Action give = () => Options(("--stesp", "7"));
        Action ask = () => Options().Integer("--stesp");
        Action askOfAnotherKind = () => Options().Flag("--steps");

        give.Should().Throw<ArgumentException>().WithMessage("*no option --stesp*");
        ask.Should().Throw<ArgumentException>().WithMessage("*no integer --stesp:*DemoOption(\"--stesp\"*");
        askOfAnotherKind.Should().Throw<ArgumentException>().WithMessage("*no flag --steps*");
    }

    private static DemoOptions Options(params (string Name, string Text)[] given) =>
        new(typeof(Declared), given.ToDictionary(one => one.Name, one => one.Text));

    [DemoOption("--steps", DemoOptionKind.Integer, "Steps.", Default = "3")]
    [DemoOption("--rate", DemoOptionKind.Number, "Rate.")]
    [DemoOption("--quick", DemoOptionKind.Flag, "Quick.")]
    [DemoOption("--name", DemoOptionKind.Text, "Name.")]
    [DemoOption("--data", DemoOptionKind.File, "Data.")]
    private sealed class Declared;
}
