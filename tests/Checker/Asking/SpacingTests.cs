using FluentAssertions;
using Katas.Checker.Asking;
using Katas.Checker.Book;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Asking;

/// <summary>What a review asks, and when it asks it again.</summary>
public sealed class SpacingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Without_notes_the_first_of_each_lesson_come_first() =>
        Chosen([], "91.Q1", "91.Q2", "92.Q1", "93.Q1").Should().Equal("91.Q1", "92.Q1", "93.Q1");

    [Test]
    public void One_lesson_alone_gives_all_three() => Chosen([], "91.Q1", "91.Q2", "91.Q3", "91.Q4").Should().Equal("91.Q1", "91.Q2", "91.Q3");

    [Test]
    public void What_was_never_asked_comes_before_what_was_and_the_longest_ago_next() =>
        Chosen(new() { ["91.Q1"] = Note(1), ["92.Q1"] = Note(9), ["93.Q1"] = Note(4) }, "91.Q1", "92.Q1", "93.Q1", "94.Q1")
            .Should().Equal("94.Q1", "92.Q1", "93.Q1");

    [Test]
    public void What_was_answered_right_waits_longer() =>
        Chosen(new() { ["91.Q1"] = Note(6, right: 3), ["92.Q1"] = Note(2), ["93.Q1"] = Note(3, right: 1) }, "91.Q1", "92.Q1", "93.Q1")
            .Should().Equal("92.Q1", "93.Q1", "91.Q1");

    [Test]
    public void There_is_something_to_ask_even_if_all_was_asked_now() =>
        Chosen(new() { ["91.Q1"] = Note(0), ["91.Q2"] = Note(0) }, "91.Q1", "91.Q2").Should().HaveCount(2);

    [Test]
    public void Gaps_double_and_come_to_an_end()
    {
        Enumerable.Range(0, 4).Select(right => Spacing.Gap(right).TotalDays).Should().Equal(1, 2, 4, 8);
        Spacing.Gap(1000).Should().Be(Spacing.Gap(8));
        Spacing.Gap(-5).Should().Be(Spacing.Gap(0));
    }

    [Test]
    public void A_right_answer_is_counted_and_a_wrong_one_starts_anew()
    {
        using var sample = new SampleBook();
        var memory = new QuestionMemory(sample.Book);

        memory.Remember("91.Q1", isRight: true, Now);
        memory.Remember("91.Q1", isRight: true, Now.AddDays(2));
        memory.Read()["91.Q1"].Should().Be(new QuestionMemory.Note(Now.AddDays(2), 2));

        memory.Remember("91.Q1", isRight: false, Now.AddDays(3));
        memory.Read()["91.Q1"].RightInARow.Should().Be(0);
    }

    [TestCase("")]
    [TestCase("{\"91.Q1\": ")]
    [TestCase("[1, 2]")]
    [TestCase("{\"91.Q1\": 99}")]
    public void Notes_that_can_not_be_read_do_no_harm(string text)
    {
        using var sample = new SampleBook();
        sample.Write(".katas/questions.json", text);
        var memory = new QuestionMemory(sample.Book);

        memory.Read().Should().BeEmpty();
        memory.Remember("91.Q1", isRight: true, Now);
        memory.Read().Should().ContainKey("91.Q1");
    }

    private static QuestionMemory.Note Note(int daysAgo, int right = 0) => new(Now.AddDays(-daysAgo), right);

    private static IEnumerable<string> Chosen(Dictionary<string, QuestionMemory.Note> notes, params string[] ids) =>
        Spacing.Choose(ids.Select(id => new Question(id, "", [], AnswerKind.Number, 0, [], [], "", "")), notes, 3, Now).Select(question => question.Id);
}
