using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Checking;
using NUnit.Framework;

namespace Katas.Tests.Checker.Comparing;

/// <summary><c>compare</c> and the diagnosis on a probe that returns stages.</summary>
public sealed class StageTests
{
    private const string Probes = "tests/91/Probes.cs";

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Replace(
            Probes,
            "    [Probe(\"91.3\")]",
            """
                [Probe("91.2")]
                public static IEnumerable<Katas.Toolkit.NamedStage> StepByStep()
                {
                    var values = tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
                    yield return new Katas.Toolkit.NamedStage("input", values, "row", "item");
                    var totals = Numbers.Total(values, tensor(new float[] { 1, 10 }));
                    yield return new Katas.Toolkit.NamedStage("totals", totals, "row");
                    yield return new Katas.Toolkit.NamedStage("sum", totals.sum());
                }

                [Probe("91.3")]
            """);
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task The_first_stage_that_differs_is_named_and_shown()
    {
        sample.Type("weights-ignored");

        var answer = await CheckerProcess.Run(sample, "compare", "91.2");

        answer.ExitCode.Should().Be(ExitCode.NotYet, answer.Text);
        answer.Output.Should().Contain("the first stage that differs: totals, [row]")
            .And.Contain("input: float32 [3, 2], the same")
            .And.MatchRegex(@"totals: float32 \[3\]\s+3 of 3 values differ")
            .And.MatchRegex("sum: float32 .*, differs by up to");
    }

    [Test]
    public async Task As_JSON_too()
    {
        sample.Type("weights-ignored");

        var answer = await CheckerProcess.Run(sample, "compare", "91.2", "--json");

        var input = answer.Json.GetProperty("inputs").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Step by step");
        input.GetProperty("firstStage").GetString().Should().Be("totals");
        input.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("name").GetString(), part.GetProperty("agrees").GetBoolean()))
            .Should().Equal(("input", true), ("totals", false), ("sum", false));
        input.GetProperty("parts")[1].GetProperty("axes")[0].GetString().Should().Be("row");
    }

    [Test]
    public async Task Stages_before_an_exception_are_compared()
    {
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "throw new InvalidOperationException(\"stuck\");");

        var answer = await CheckerProcess.Run(sample, "compare", "91.2");

        answer.Output.Should().Contain("input: float32 [3, 2], the same").And.Contain("InvalidOperationException: stuck")
            .And.Contain("the first stage that differs: totals");
    }

    [Test]
    public async Task Where_nothing_came_before_the_exception_no_stages_are_listed()
    {
        sample.Replace(Probes, "yield return new Katas.Toolkit.NamedStage(\"input\", values, \"row\", \"item\");", "");
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "throw new InvalidOperationException(\"stuck\");");

        var answer = await CheckerProcess.Run(sample, "compare", "91.2");

        answer.Output.Should().Contain("InvalidOperationException: stuck").And.NotContain("has no such stage").And.NotContain("the first stage");
    }

    [Test]
    public async Task A_mistake_is_found_by_stages_as_by_other_values()
    {
        sample.Type("averaged");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.All, "91.2");

        report.Tasks[0].Findings[0].Name.Should().Be("averaged");
        report.Tasks[0].Findings[0].Because.Should().Contain("on both probe inputs");
    }
}
