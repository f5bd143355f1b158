using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class WorkbookTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void It_is_found_from_any_folder_in_it() =>
        Workbook.Find(sample.PathOf("tests/91/mistakes")).Root.Should().Be(sample.Root);

    [Test]
    public void It_is_found_around_the_checker_if_the_current_folder_is_elsewhere() =>
        Workbook.Find(null).Root.Should().Be(RealBook.Instance.Root);

    [Test]
    public void Where_there_is_none_the_message_says_what_was_looked_for()
    {
        sample.Delete("Katas.sln");

        Action find = () => Workbook.Find(sample.Root);

        find.Should().Throw<CheckerException>().Which.Message.Should().Contain("Katas.sln").And.Contain(sample.Root);
    }

    [Test]
    public void Its_lessons_are_the_numbered_folders_in_order()
    {
        foreach (string folder in (string[])["92", "05", "notes", "123", "7"])
        {
            Directory.CreateDirectory(sample.PathOf($"exercises/{folder}"));
        }

        sample.Book.Numbers.Should().Equal("05", "91", "92");
    }

    [TestCase("91.2")]
    [TestCase(" 91.2 ")]
    [TestCase("91.02")]
    public void A_task_is_found_as_people_type_it(string id) => sample.Book.Task(id).Task.Id.Should().Be("91.2");

    [Test]
    public void A_lesson_is_found_by_one_digit()
    {
        Directory.Move(sample.PathOf("exercises/91"), sample.PathOf("exercises/01"));
        Directory.Move(sample.PathOf("tests/91"), sample.PathOf("tests/01"));
        sample.Write("exercises/01/README.md", sample.Read("exercises/01/README.md").Replace("Task 91.", "Task 01."));

        sample.Book.Lesson("1").Number.Should().Be("01");
        sample.Book.Task("1.4").Task.Id.Should().Be("01.4");
    }

    [TestCase("92", "There is no lesson 92. The lessons here are 91.")]
    [TestCase("x", "There is no lesson x.")]
    [TestCase("", "There is no lesson")]
    [TestCase("../91", "There is no lesson ../91.")]
    public void An_unknown_lesson_is_refused_with_those_that_exist(string number, string message)
    {
        Action find = () => sample.Book.Lesson(number);

        find.Should().Throw<CheckerException>().Which.Message.Should().Contain(message);
    }

    [TestCase("91.5", "Lesson 91 has no task 5. Its tasks are 91.1 to 91.4.")]
    [TestCase("91.0", "Lesson 91 has no task 0.")]
    [TestCase("91.x", "'91.x' is not a task.")]
    [TestCase("91", "'91' is not a task.")]
    [TestCase("91.1.1", "'91.1.1' is not a task.")]
    [TestCase("", "'' is not a task.")]
    public void An_unknown_task_is_refused_with_what_one_looks_like(string id, string message)
    {
        Action find = () => sample.Book.Task(id);

        var exception = find.Should().Throw<CheckerException>().Which;
        exception.Message.Should().Contain(message);
        exception.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Test]
    public void A_workbook_without_lessons_refuses_any_task()
    {
        Directory.Delete(sample.PathOf("exercises/91"), recursive: true);

        Action find = () => sample.Book.Task("x");

        find.Should().Throw<CheckerException>();
    }

    [Test]
    public void Paths_are_shown_from_its_root() =>
        sample.Book.Relative(sample.PathOf(SampleBook.Gain)).Should().Be("exercises/91/Gain.cs");
}
