using FluentAssertions;
using Katas.Checker.Book;
using NUnit.Framework;

namespace Katas.Tests.Checker.Asking;

public sealed class QuestionReaderTests
{
    private const string File = "tests/91/questions.md";

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [TestCase("\n")]
    [TestCase("\r\n")]
    public void All_parts_are_read(string lineEnding)
    {
        sample.Write(File, SampleLesson.Questions.ReplaceLineEndings(lineEnding));

        var questions = QuestionReader.Questions(sample.Lesson);

        questions.Select(question => question.Kind).Should().Equal(AnswerKind.Number, AnswerKind.Shape, AnswerKind.Choice);
        questions[0].Should().BeEquivalentTo(new Question(
            "91.Q1",
            "Twice and once",
            ["91.1", "91.3"],
            AnswerKind.Number,
            0,
            ["The first number is 3, the second is 4. What comes out?"],
            [new QuestionOption("7", "nothing-doubled"), new QuestionOption("14", "both-doubled")],
            "Numbers.TwiceAndOnce(3, 4)",
            "3 counts twice, 4 once."));
        questions[2].Options.Select(option => option.Mistake).Should().Equal("starts-at-zero", "not-registered", null);
        questions[2].Code.Should().StartWith("var gain").And.Contain("\n    return \"nothing").And.EndWith(";");
        questions[2].Lesson.Should().Be("91");
    }

    [Test]
    public void A_tolerance_is_read_with_a_point_in_every_culture()
    {
        sample.Replace(File, "· number", "· number ± 0.05");

        QuestionReader.Questions(sample.Lesson)[0].Tolerance.Should().Be(0.05);
    }

    [Test]
    public void A_lesson_without_the_file_has_none()
    {
        sample.Delete(File);

        QuestionReader.Read(sample.Lesson).Should().BeEmpty();
    }

    [Test]
    public void One_that_can_not_be_read_leaves_the_others()
    {
        sample.Replace(File, "· shape", "· form");

        QuestionReader.Questions(sample.Lesson).Select(question => question.Id).Should().Equal("91.Q1", "91.Q3");
        QuestionReader.Read(sample.Lesson)[1].Fault.Should().Contain("'After 01.1 · shape'");
    }

    [Test]
    public void The_book_s_own_questions_can_be_read_and_fit_beside_a_terminal()
    {
        foreach (var lesson in RealBook.Instance.Lessons().Where(lesson => System.IO.File.Exists(lesson.Folders.Questions)))
        {
            QuestionReader.Read(lesson).Should().OnlyContain(reading => reading.Fault == null).And.HaveCountGreaterThan(1);
            System.IO.File.ReadLines(lesson.Folders.Questions).Should().OnlyContain(line => line.Length <= 120, lesson.Number);
        }
    }
}
