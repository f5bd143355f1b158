using FluentAssertions;
using Katas.Checker.Keeping;
using Katas.Checker.Verdicts;
using Katas.Tests.Checker.Watching;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>Which tasks passed before, and how long a lesson took.</summary>
public sealed class WorkMemoryTests
{
    private readonly ManualClock clock = new();
    private SampleBook sample;

    private WorkMemory Memory => new(sample.Book, clock);

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void A_task_passes_for_the_first_time_once()
    {
        Memory.Look(Report(KataStatus.Failed, KataStatus.NotStarted)).Should().BeEmpty();
        Memory.Look(Report(KataStatus.Passed, KataStatus.NotStarted)).Select(task => task.Task.Id).Should().Equal("91.1");
        Memory.Look(Report(KataStatus.Passed, KataStatus.Passed)).Select(task => task.Task.Id).Should().Equal("91.2");
        Memory.Look(Report(KataStatus.Failed, KataStatus.Passed)).Should().BeEmpty();
        Memory.Look(Report(KataStatus.Passed, KataStatus.Passed)).Should().BeEmpty("it has passed before");
    }

    [Test]
    public void What_is_the_solutions_passes_for_nobody()
    {
        var report = Report(KataStatus.Passed, KataStatus.NotStarted);

        Memory.Look(report with { Tasks = [report.Tasks[0] with { Origin = TaskOrigin.Solution }, report.Tasks[1]] }).Should().BeEmpty();
        Memory.Look(report).Should().HaveCount(1);
    }

    [Test]
    public void The_time_between_two_looks_counts_and_a_break_does_not()
    {
        Memory.Look(Report(KataStatus.Failed, KataStatus.NotStarted));
        clock.Advance(TimeSpan.FromMinutes(7));
        Memory.Look(Report(KataStatus.Failed, KataStatus.NotStarted));
        clock.Advance(TimeSpan.FromHours(9));
        Memory.Look(Report(KataStatus.Passed, KataStatus.NotStarted));
        clock.Advance(TimeSpan.FromMinutes(3));
        Memory.Look(Report(KataStatus.Passed, KataStatus.Passed));

        Memory.Spent(sample.Lesson).Should().Be(TimeSpan.FromMinutes(10));
    }

    [Test]
    public void A_lesson_that_nobody_has_begun_is_not_noted()
    {
        Memory.Look(Report(KataStatus.NotStarted, KataStatus.NotStarted));

        Directory.Exists(sample.Book.Keep).Should().BeFalse();
    }

    [Test]
    public void Notes_that_can_not_be_read_are_none()
    {
        sample.Write(".katas/work.json", "{ not JSON");

        Memory.Look(Report(KataStatus.Passed, KataStatus.NotStarted)).Should().HaveCount(1);
    }

    private LessonReport Report(params KataStatus[] statuses) => new(
        sample.Lesson, [.. sample.Lesson.Tasks.Zip(statuses, (task, status) => new TaskReport(task, status, null, [], null, [], []))]);
}
