using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class LessonReaderTests
{
    private const string Readme = "exercises/91/README.md";

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void A_lesson_has_its_title_and_its_tasks_in_order()
    {
        sample.Lesson.Title.Should().Be("Small sums");
        sample.Lesson.Number.Should().Be("91");
        sample.Lesson.Tasks.Select(task => task.Id).Should().Equal("91.1", "91.2", "91.3", "91.4");
    }

    [Test]
    public void A_task_has_everything_that_the_README_says_of_it()
    {
        var task = sample.Lesson.Task("91.4")!;

        task.Title.Should().Be("A learned factor");
        task.Number.Should().Be(4);
        task.Difficulty.Should().Be(3);
        task.Minutes.Should().Be(12);
        task.File.Should().Be("Gain.cs");
        sample.Lesson.Task("91.3")!.Minutes.Should().Be(1, "one minute is written in the singular");
    }

    [Test]
    public void A_task_has_its_text_and_what_is_said_after_it_passes()
    {
        sample.Write(Readme, "# Lesson 91: Small sums\n\nNeeds: \n\nBy the end of this\nyou can add.\n\nMore.\n\n"
            + "## Task 91.1: One\nDifficulty 1/5 · 5 minutes · `Numbers.cs`\n\nAdd one.\n\n    1 + 1\n\n**After it passes:** think.\nTwice.\n\n"
            + "## Task 91.2: Two\nDifficulty 1/5 · 5 minutes · `Numbers.cs`\n\nAdd two.\n\n"
            + "## What you can do now\n\n- Add.\n- Think.\n\n## Further reading\n\n- A book.\n");

        var lesson = sample.Lesson;

        lesson.Tasks[0].Text.Should().Be("Add one.\n\n    1 + 1");
        lesson.Tasks[0].AfterPass.Should().Be("think.\nTwice.");
        lesson.Tasks[1].Text.Should().Be("Add two.");
        lesson.Tasks[1].AfterPass.Should().BeEmpty();
        lesson.Opening.Should().Be("By the end of this\nyou can add.");
        lesson.CanDo.Should().Be("- Add.\n- Think.");
    }

    [Test]
    public void A_hint_that_goes_over_several_lines_is_one_line()
    {
        sample.Lesson.Task("91.1")!.Hints.Should().Equal(
            "How often does the number occur in the answer?", "A product or a sum, both do.", "The factor is two.");
    }

    [Test]
    public void Line_endings_of_Windows_make_no_difference()
    {
        var before = sample.Lesson;
        sample.Write(Readme, sample.Read(Readme).ReplaceLineEndings("\r\n"));
        sample.Write("tests/91/hints.md", sample.Read("tests/91/hints.md").ReplaceLineEndings("\r\n"));

        sample.Lesson.Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_task_that_only_other_lessons_have_is_not_read()
    {
        sample.Write(
            Readme,
            sample.Read(Readme) + "\n## Task 92.1: Another\nDifficulty 1/5 · 5 minutes · `Numbers.cs`\n");

        sample.Lesson.Tasks.Should().HaveCount(4);
    }

    [Test]
    public void A_task_without_hints_has_none()
    {
        sample.Write("tests/91/hints.md", "# Hints\n");

        sample.Lesson.Tasks.Should().OnlyContain(task => task.Hints.Count == 0);
    }

    [TestCase("# Lesson 91: Small sums", "Small sums", "has no title")]
    [TestCase("## Task 91.", "## Part 91.", "describes no task")]
    [TestCase("Difficulty ", "Level ", "describes no task")]
    public void A_malformed_README_says_what_is_expected(string old, string with, string message)
    {
        sample.Write(Readme, sample.Read(Readme).Replace(old, with));

        Fault().Should().Contain(message).And.Contain("README.md");
    }

    [TestCase("exercises/91/README.md")]
    [TestCase("tests/91/hints.md")]
    public void A_missing_file_is_named_with_a_way_to_get_it_back(string file)
    {
        sample.Delete(file);

        Fault().Should().Contain(sample.PathOf(file)).And.Contain("is missing").And.Contain("a fresh download");

        Directory.CreateDirectory(sample.PathOf(".git"));
        Fault().Should().Contain($"`git checkout -- {file}` brings it back");
    }

    [Test]
    public void A_lesson_whose_folder_is_gone_is_still_a_lesson()
    {
        Directory.Delete(sample.PathOf("exercises/91"), recursive: true);

        sample.Book.Numbers.Should().Equal("91");
        Fault().Should().Contain("exercises/91 is missing").And.Contain("a fresh download").And.Contain("checker -- kept");
    }

    [Test]
    public void The_words_of_a_stub_stand_in_the_heading_of_its_hints()
    {
        sample.Write("tests/91/hints.md", sample.Read("tests/91/hints.md").Replace("## 91.1: to be written", "## 91.1: double it"));

        sample.Lesson.Task("91.1")!.StubWords.Should().Be("double it");
        sample.Lesson.Task("91.1")!.Hints.Should().HaveCount(3);
    }

    [Test]
    public void A_folder_in_place_of_the_README_is_told_without_a_stack_trace()
    {
        sample.Delete(Readme);
        Directory.CreateDirectory(sample.PathOf(Readme));

        Fault().Should().Contain("can't be read");
    }

    private string Fault()
    {
        Action read = () => _ = sample.Lesson;
        return read.Should().Throw<CheckerException>().Which.Message;
    }
}
