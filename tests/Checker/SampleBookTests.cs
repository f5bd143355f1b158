using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker;

/// <summary>A lesson is added by adding its folders: nothing else names it, and everything works.</summary>
public sealed class SampleBookTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task Its_folders_are_enough_for_a_lesson_to_be_listed()
    {
        var report = await Check(DiagnoseWhich.None);
        var console = new TestConsole();

        new TerminalReport(sample.Book, console).WriteBook([report]);

        sample.Book.Numbers.Should().Equal("91");
        console.Output.Should().Contain("Small sums").And.Contain("0 of 4 tasks done").And.Contain("Next: 91.1");
    }

    [Test]
    public async Task As_shipped_no_task_is_started()
    {
        var report = await Check(DiagnoseWhich.All);

        report.Tasks.Select(task => task.Status).Should().AllBeEquivalentTo(KataStatus.NotStarted);
        report.Tasks.SelectMany(task => task.Findings).Should().BeEmpty();
        report.Focus!.Task.Id.Should().Be("91.1");
    }

    [Test]
    public async Task Solved_every_task_passes()
    {
        sample.Solve();

        var report = await Check(DiagnoseWhich.All);

        report.IsDone.Should().BeTrue();
        report.Focus.Should().BeNull();
        report.Tasks.SelectMany(task => task.Findings).Should().BeEmpty();
    }

    [Test]
    public async Task A_task_that_calls_an_unwritten_one_waits_for_it()
    {
        sample.Solve("91.3");

        var report = await Check(DiagnoseWhich.All);

        report.Tasks[2].Status.Should().Be(KataStatus.Waiting);
        report.Tasks[2].WaitsFor.Should().Be("91.1");
        report.Focus!.Task.Id.Should().Be("91.1", "it is what the learner has to write before 91.3 can work");
    }

    [Test]
    public async Task A_wrong_answer_fails_and_its_mistake_is_named()
    {
        sample.Solve();
        sample.Type("summed-over-rows");

        var report = await Check(DiagnoseWhich.All);

        report.Tasks.Select(task => task.Status).Should().Equal(
            KataStatus.Passed, KataStatus.Failed, KataStatus.Passed, KataStatus.Passed);
        var finding = report.Tasks[1].Findings[0];
        finding.Source.Should().Be(FindingSource.Mistake);
        finding.Name.Should().Be("summed-over-rows");
        finding.Place!.Value.StartLinePosition.Line.Should().Be(sample.LineOf(SampleBook.Numbers, "Tensor Total(") - 1);
    }

    [Test]
    public async Task A_mistake_is_named_however_it_is_written()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return Math.Pow(number, 1 + 1);");

        var report = await Check(DiagnoseWhich.Focus);

        report.Focus!.Findings.Should().ContainSingle().Which.Name.Should().Be("squared");
    }

    [Test]
    public async Task A_wrong_answer_that_nobody_catalogued_is_given_no_name()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return number + 17;");

        var report = await Check(DiagnoseWhich.Focus);

        report.Focus!.Status.Should().Be(KataStatus.Failed);
        report.Focus.Findings.Should().ContainSingle().Which.Source.Should().Be(FindingSource.Invariant, "what a test asks for is all that is known");
        report.Focus.FirstFailure!.Message.Should().Contain("Expected: 6");
    }

    [Test]
    public async Task What_a_rule_knows_of_a_wrong_answer_that_nobody_catalogued_is_said()
    {
        sample.Solve();
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 17;");

        var report = await Check(DiagnoseWhich.Focus);

        report.Focus!.Findings.Should().ContainSingle().Which.Name.Should().Be("unused-argument");
    }

    [Test]
    public async Task A_constructor_without_RegisterComponents_is_named_by_mistake_and_rule()
    {
        sample.Solve();
        sample.Type("not-registered");

        var report = await Check(DiagnoseWhich.Focus);

        report.Focus!.Findings.Select(finding => finding.Name)
            .Should().Equal("not-registered", "missing-register-components");
    }

    [Test]
    public async Task Only_the_task_that_is_asked_for_is_checked()
    {
        var report = await SharedChecker.Check(sample, DiagnoseWhich.All, "91.2");

        report.Tasks.Should().ContainSingle().Which.Task.Id.Should().Be("91.2");
    }

    private Task<LessonReport> Check(DiagnoseWhich which) => SharedChecker.Check(sample, which);
}
