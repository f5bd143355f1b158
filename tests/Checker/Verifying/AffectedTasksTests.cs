using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>An alternative is seen by the tests of each task that can reach what it changes.</summary>
public sealed class AffectedTasksTests
{
    private const string Matmul = "public static Tensor Total(Tensor values, Tensor weights) => values.matmul(weights);";

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void A_member_that_another_task_calls_affects_both() =>
        Affected(Entry("91.1", "Numbers", "public static double Twice(double number) => number + number;")).Should().Equal("91.1", "91.3");

    [Test]
    public void A_member_that_nobody_calls_affects_its_own_task_alone() =>
        Affected(Entry("91.2", "Numbers", Matmul)).Should().Equal("91.2");

    [Test]
    public void A_constructor_affects_its_own_file_alone() =>
        Affected(Entry("91.4", "Gain", "public Gain(long size) : base(nameof(Gain)) { factor = new Parameter(zeros(size) + 1); RegisterComponents(); }"))
            .Should().Equal("91.4");

    [Test]
    public void A_using_affects_all_tasks_of_the_file() =>
        Affected(Entry("91.2", "Numbers", Matmul).Replace("namespace", "using System.Numerics;\nnamespace"))
            .Should().Equal("91.1", "91.2", "91.3");

    [Test]
    public void A_helper_of_its_own_is_reached_where_it_is_called() =>
        Affected(Entry(
            "91.1",
            "Numbers",
            "public static double Twice(double number) => Half(4 * number); private static double Half(double number) => number / 2;"))
            .Should().Equal("91.1", "91.3");

    [Test]
    public void What_changes_nothing_affects_nothing() =>
        AffectedTasks.Find(sample.Lesson, SourceTrees.Solution(sample.Lesson), SourceTrees.Solution(sample.Lesson)).Should().BeEmpty();

    [TestCaseSource(nameof(Alternatives))]
    public void Every_alternative_of_the_book_affects_its_own_task(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var solution = SourceTrees.Solution(lesson);

        foreach (var alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
        {
            AffectedTasks.Find(lesson, solution, Splicer.Splice(solution, alternative)).Select(task => task.Id)
                .Should().Contain(alternative.TaskId, alternative.Name);
        }
    }

    private static IEnumerable<string> Alternatives() => RealBook.Instance.Numbers;

    /// <summary>An entry without usings of its own.</summary>
    private static string Entry(string taskId, string type, string members) =>
        $"// task:  {taskId}\n// title: Otherwise\nnamespace Katas.Lesson91;\n\npartial class {type}\n{{\n    {members}\n}}\n";

    private IEnumerable<string> Affected(string entry)
    {
        sample.Write("tests/91/alternatives/one.cs", entry);
        var alternative = CatalogueEntry.ReadAll(sample.Lesson.Folders.Alternatives).Single(one => one.Name == "one");
        var solution = SourceTrees.Solution(sample.Lesson);
        return AffectedTasks.Find(sample.Lesson, solution, Splicer.Splice(solution, alternative)).Select(task => task.Id);
    }
}
