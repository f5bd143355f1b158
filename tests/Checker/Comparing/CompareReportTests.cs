using FluentAssertions;
using Katas.Checker.Comparing;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Spectre.Console;
using Spectre.Console.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Checker.Comparing;

[TestFixture(60)]
[TestFixture(80)]
[TestFixture(140)]
public sealed class CompareReportTests(int width)
{
    private TestConsole console;
    private DisposeScope scope;

    [SetUp]
    public void Start()
    {
        console = new TestConsole().Width(width);
        scope = NewDisposeScope();
    }

    [TearDown]
    public void End()
    {
        console.Lines.Should().OnlyContain(line => line.TrimEnd().Length <= width);
        console.Dispose();
        scope.Dispose();
    }

    [Test]
    public void A_part_that_agrees_says_how_closely()
    {
        Write(tensor(new[] { 1f, 2 }), tensor(new[] { 1f, 2 }));
        Write(tensor(new[] { 1f, 2.000001f }), tensor(new[] { 1f, 2 }));

        Words.Should().Contain("float32 [2], the same float32 [2], the same, to within 9.5E-07");
    }

    [Test]
    public void Another_shape_is_told_and_not_drawn()
    {
        Write(ones(2, 3), ones(3, 2));

        Words.Should().Contain("yours float32 [2, 3]").And.Contain("reference float32 [3, 2]").And.NotContain("difference");
    }

    [Test]
    public void Another_type_is_told()
    {
        Write(ones(2), ones(2, ScalarType.Float64));

        Words.Should().Contain("yours float32 [2]").And.Contain("reference float64 [2]");
    }

    [Test]
    public void The_matrix_that_differs_most_is_drawn()
    {
        var seen = zeros(2, 3, 4, 5);
        seen[1, 2, 3, 4] = tensor(9f);
        seen[0, 0, 0, 1] = tensor(1f);
        Write(seen, zeros(2, 3, 4, 5));

        Words.Should().Contain("2 of 120 values differ, the first at [0, 0, 0, 1]; the largest difference is 9, at [1, 2, 3, 4]");
        Words.Should().Contain("[1, 2, :, :]");
    }

    [Test]
    public void Of_a_large_matrix_the_part_around_the_place_is_drawn()
    {
        var seen = zeros(100, 100);
        seen[50, 60] = tensor(9f);
        Write(seen, zeros(100, 100));

        Words.Should().MatchRegex(@"\[42:58, \d\d:\d\d\]");
        Words.Should().Contain("50").And.NotContain(" 99");
    }

    [Test]
    public void Infinities_and_NaN_are_beyond_measure()
    {
        Write(tensor(new[] { float.NaN, float.NegativeInfinity, 1 }), tensor(new[] { 1, float.NegativeInfinity, 1 }));

        Words.Should().Contain("1 of 3 values differs").And.Contain("at [0] the difference is NaN or infinite: yours NaN, reference 1")
            .And.NotContain("difference is ∞");
    }

    [Test]
    public void NaN_is_shown_and_rounding_noise_beside_it_is_not()
    {
        var expected = ones(4, 4);
        var seen = expected + (1e-7 * arange(16).view(4, 4) / 16); // as rounding makes it
        seen[2, 1] = tensor(float.NaN);

        Write(seen, expected);

        var picture = DifferencePicture.Create(TensorValues.Copy(seen), TensorValues.Copy(expected), Compare(seen, expected), 16, 16)!;
        var drawn = picture.SideBySide("yours", "reference")[2];
        drawn.Values[2, 1].Should().Be(double.NaN);
        drawn.Values.Cast<double>().Where(double.IsFinite).Max(drawn.Range.Position).Should().BeLessThan(0.01, "noise is as dark as 0");
        console.Lines.Count(line => line.Contains('?')).Should().Be(2, "in the row where it is, and where it is said what ? means");
        Words.Should().Contain("? is NaN");
    }

    [Test]
    public void Infinity_is_brightest_and_rounding_noise_beside_it_dark()
    {
        var expected = ones(4, 4);
        var seen = expected + (1e-7 * arange(16).view(4, 4) / 16);
        seen[2, 1] = tensor(float.PositiveInfinity);

        var drawn = DifferencePicture
            .Create(TensorValues.Copy(seen), TensorValues.Copy(expected), Compare(seen, expected), 16, 16)!.Distances;

        drawn.Range.Position(drawn.Values[2, 1]).Should().Be(1);
        drawn.Values.Cast<double>().Where(double.IsFinite).Max(drawn.Range.Position).Should().BeLessThan(0.01);
    }

    [Test]
    public void No_more_is_drawn_than_is_wanted()
    {
        var report = new CompareReport(Reports.Book, console, 1);
        report.WritePart(Part(ones(2, 2), zeros(2, 2)));
        int once = console.Output.Length;
        report.WritePart(Part(ones(2, 2), zeros(2, 2)));

        (console.Output.Length - once).Should().BeLessThan(once);
    }

    [Test]
    public void Sources_stand_beside_each_other_where_there_is_room()
    {
        var place = Reports.Place;
        var report = Reports.Task(KataStatus.Passed);
        new CompareReport(Reports.Book, console, 1).WriteSources(new TaskComparison(
            report, [], null, new MemberText(place, "int A() => 1; // [mine]"), new MemberText(place, "int A() => 2;")));

        console.Output.Split('\n').Any(line => line.Contains("=> 1") && line.Contains("=> 2")).Should().Be(width >= 130);
        Words.Should().Contain("// [mine]").And.Contain("int A() => 2;");
    }

    private static TensorDifference Compare(Tensor seen, Tensor expected) =>
        TensorDifference.Compare(TensorValues.Copy(seen), TensorValues.Copy(expected), 1e-5)!;

    private string Words =>
        string.Join(' ', console.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PartComparison Part(Tensor seen, Tensor expected) => PartComparison.Compare(
        "", ProbePart.From(TensorValues.Copy(seen)), ProbePart.From(TensorValues.Copy(expected)));

    private void Write(Tensor seen, Tensor expected) =>
        new CompareReport(Reports.Book, console, int.MaxValue).WritePart(Part(seen, expected));
}
