using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using NUnit.Framework;
using Spectre.Console.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Checker;

/// <summary>What the report adds to a failed test's own words: the line that threw, and where tensors differ.</summary>
public sealed class FailureDetailsTests
{
    private SampleBook sample;

    [OneTimeSetUp]
    public void Start() => sample = new SampleBook();

    [OneTimeTearDown]
    public void End() => sample.Dispose();

    [SetUp]
    public void Solve()
    {
        sample.Solve();
        sample.Write("tests/91/SampleTests.cs", SampleLesson.Suite);
    }

    [Test]
    public async Task The_line_of_the_learners_that_threw_is_found()
    {
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "\n        return values.reshape(5);");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, "91.2");

        var place = FailurePlace.Find(report.Tasks[0].FirstFailure!, report.Lesson);
        place!.Value.Path.Should().Be(sample.PathOf(SampleBook.Numbers));
        (place.Value.StartLinePosition.Line + 1).Should().Be(sample.LineOf(SampleBook.Numbers, "values.reshape(5)"));
        Shown(report).Should().Contain($"thrown at exercises/91/Numbers.cs:{sample.LineOf(SampleBook.Numbers, "values.reshape(5)")}");
    }

    [Test]
    public async Task An_assertion_of_the_suite_is_thrown_nowhere_in_the_learners_code()
    {
        sample.Type("weights-ignored");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, "91.2");

        FailurePlace.Find(report.Tasks[0].FirstFailure!, report.Lesson).Should().BeNull();
    }

    [Test]
    public async Task Tensors_that_do_not_agree_come_with_the_failure()
    {
        CompareWithTensorAssert("arange(12f).reshape(3, 4)");
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return arange(12f).reshape(3, 4).tril();");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, "91.2");

        var mismatch = report.Tasks[0].FirstFailure!.Mismatch!;
        mismatch.What.Should().Be("totals");
        mismatch.Seen.Shape.Should().Equal(3, 4);
        mismatch.Expected.Values.Should().Equal(Enumerable.Range(0, 12).Select(i => (double)i));
        Shown(report).Should().Contain("how far off").And.Contain("6 of 12 values differ");
        var tensors = Json(report).GetProperty("failure").GetProperty("tensors");
        tensors.GetProperty("difference").GetProperty("first").GetProperty("index").EnumerateArray().Select(i => i.GetInt32())
            .Should().Equal(0, 1);
        tensors.GetProperty("difference").GetProperty("largest").GetProperty("distance").GetDouble().Should().Be(11);
    }

    [Test]
    public async Task A_check_explains_every_task_that_fails_and_the_report_the_first()
    {
        sample.Type("squared");
        sample.Type("weights-ignored");
        var report = await SharedChecker.Check(sample, DiagnoseWhich.All);

        Shown(report, explainsAll: true).Should().MatchRegex(
            "(?s)91.1 .* does not pass yet.*The number is squared.*91.2 .* does not pass yet.*The weights are not used");
        Shown(report).Should().Contain("The number is squared").And.NotContain("The weights are not used");
    }

    [Test]
    public async Task What_ends_as_a_task_before_is_not_explained_again()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "throw new InvalidOperationException(\"no\");");

        Shown(await SharedChecker.Check(sample, DiagnoseWhich.All), explainsAll: true)
            .Should().Contain("91.3 Twice and once does not pass yet, and fails as 91.1 does.");
    }

    [Test]
    public async Task A_task_that_waits_says_what_comes_first()
    {
        sample.Solve("91.3");

        Shown(await SharedChecker.Check(sample, DiagnoseWhich.All, "91.3"))
            .Should().Contain("91.3 Twice and once waits for 91.1").And.Contain("-- check 91.1").And.NotContain("Next:");
    }

    [Test]
    public async Task Tensors_of_other_shapes_are_told_and_not_drawn()
    {
        CompareWithTensorAssert("ones(3, 4)");
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return ones(4, 3);");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, "91.2");

        Shown(report).Should().NotContain("how far off").And.Contain("shape seen [4, 3], expected [3, 4]");
        var tensors = Json(report).GetProperty("failure").GetProperty("tensors");
        tensors.GetProperty("seen").GetProperty("shape").EnumerateArray().Select(i => i.GetInt32()).Should().Equal(4, 3);
        tensors.TryGetProperty("difference", out _).Should().BeFalse();
    }

    [Test]
    public async Task Infinities_are_words_in_JSON()
    {
        CompareWithTensorAssert("ones(2)");
        sample.Replace(SampleBook.Numbers, "return (values * weights).sum(-1);", "return ones(2) / 0;");

        var report = await SharedChecker.Check(sample, DiagnoseWhich.None, "91.2");

        Json(report).GetProperty("failure").GetProperty("tensors").GetProperty("difference").GetProperty("first").GetProperty("seen").GetString()
            .Should().Be("Infinity");
    }

    [Test]
    public void A_map_is_drawn_only_where_it_shows_a_pattern()
    {
        Helps([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 0, 0]).Should().BeTrue();
        Helps([1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]).Should().BeFalse("all differ: the words say it");
        Helps([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 0]).Should().BeFalse("one differs: the words say where");
        Helps([1, 2, 3, 4], [1, 2, 0, 0]).Should().BeFalse("there is hardly anything to draw");

        static bool Helps(float[] seen, float[] expected)
        {
            using var scope = NewDisposeScope();
            return DifferencePicture.Helps(TensorDifference.Compare(TensorValues.Copy(tensor(seen)), TensorValues.Copy(tensor(expected)), 1e-5)!);
        }
    }

    private static string Shown(LessonReport report, bool explainsAll = false)
    {
        using var console = new TestConsole().Width(120);
        new TerminalReport(new Katas.Checker.Book.Workbook(Path.GetFullPath(Path.Combine(report.Lesson.Folders.Exercise, "..", ".."))), console)
            .WriteLesson(report, explainsAll);
        return console.Output;
    }

    private static System.Text.Json.JsonElement Json(LessonReport report)
    {
        var text = new StringWriter();
        new JsonOutput(text).Write("check", JsonReport.Create(Reports.Book, [report]));
        return System.Text.Json.JsonDocument.Parse(text.ToString()).RootElement.GetProperty("lessons")[0].GetProperty("tasks")[0];
    }

    private void CompareWithTensorAssert(string expected) => sample.Replace(
        "tests/91/SampleTests.cs",
        "Assert.That(totals.data<float>().ToArray(), Is.EqualTo(new float[] { 21, 43 }));",
        $"TensorAssert.Close(totals, {expected}, \"totals\");");
}
