using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Whose code a task that passes is.</summary>
public sealed class OriginsTests
{
    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Code_of_the_learners_own_counts()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return number + number;");

        Origin("91.1").Should().Be(TaskOrigin.Own);
        Marked().IsDone.Should().BeTrue();
    }

    [Test]
    public void Code_that_happens_to_be_the_solutions_counts_and_is_said_to_be()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 2   * number; // mine");

        Origin("91.1").Should().Be(TaskOrigin.LikeSolution);
        Marked().IsDone.Should().BeTrue();
    }

    [Test]
    public void A_file_that_is_the_solutions_byte_for_byte_counts_nothing_and_the_others_do()
    {
        File.Copy(Path.Combine(sample.Lesson.Folders.Solution, "Numbers.cs"), sample.PathOf(SampleBook.Numbers), overwrite: true);

        var report = Marked();

        report.Tasks.Where(task => task.Origin == TaskOrigin.Solution).Select(task => Path.GetFileName(task.Place!.Value.Path)).Distinct()
            .Should().Equal("Numbers.cs");
        report.Copied.Should().BeInRange(1, 3);
        report.Passed.Should().Be(report.Tasks.Count - report.Copied);
        report.IsGreen.Should().BeTrue();
        report.IsDone.Should().BeFalse();
    }

    [Test]
    public void While_a_lesson_is_swapped_nothing_of_it_counts_even_where_it_was_edited()
    {
        new Swapper(sample.Book).Swap(sample.Lesson);
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return number + number;");

        Marked().Passed.Should().Be(0);
    }

    [Test]
    public void What_does_not_pass_has_no_origin()
    {
        var report = Origins.Mark(sample.Book, Report(KataStatus.Failed));

        report.Tasks.Should().OnlyContain(task => task.Origin == TaskOrigin.Own);
    }

    [Test]
    public void A_lesson_that_is_green_by_the_solution_is_not_what_comes_next()
    {
        new Swapper(sample.Book).Swap(sample.Lesson);

        Course.Next([Marked()]).Should().BeNull();
    }

    private TaskOrigin Origin(string taskId) => Marked().Tasks.Single(task => task.Task.Id == taskId).Origin;

    private LessonReport Marked() => Origins.Mark(sample.Book, Report(KataStatus.Passed));

    private LessonReport Report(KataStatus status)
    {
        var places = TaskMember.In(SourceTrees.Exercise(sample.Lesson)).DistinctBy(member => member.TaskId)
            .ToDictionary(member => member.TaskId, member => member.Place);
        return new LessonReport(
            sample.Lesson,
            [.. sample.Lesson.Tasks.Select(task => new TaskReport(task, status, null, [], places[task.Id], [], []))]);
    }
}
