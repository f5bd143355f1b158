using FluentAssertions;
using Katas.Checker.Asking;
using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker.Asking;

/// <summary>What typed answers mean, and which of them are right.</summary>
public sealed class AnswersTests
{
    private static readonly GivenValue Matrix = new([new ProbePart("Float32", [2, 3], [1, 2, 3, 4, 5, 6])]);

    [TestCase("[2, 3]", 2, 3)]
    [TestCase("[2,3]", 2, 3)]
    [TestCase(" ( 2 , 3 ) ", 2, 3)]
    [TestCase("2, 3", 2, 3)]
    [TestCase("2 3", 2, 3)]
    [TestCase("2x3", 2, 3)]
    [TestCase("2 × 3 × 4", 2, 3, 4)]
    [TestCase("[7]", 7)]
    [TestCase("7", 7)]
    [TestCase("[]")]
    [TestCase("[2, 3,]", 2, 3)]
    public void A_shape_may_be_written_in_several_ways(string text, params int[] sizes)
    {
        Answers.TryShape(text, out var shape).Should().BeTrue();
        shape.Should().Equal(sizes.Select(size => (long)size));
    }

    [TestCase("two by three")]
    [TestCase("[2, -3]")]
    [TestCase("[2, 3.5]")]
    [TestCase("[2; 3]")]
    [TestCase("99999999999999999999")]
    public void Anything_else_is_no_shape(string text) => Answers.TryShape(text, out _).Should().BeFalse();

    [TestCase("0.75", 0.75)]
    [TestCase(" .5 ", 0.5)]
    [TestCase("3/4", 0.75)]
    [TestCase("-1 / 4", -0.25)]
    [TestCase("−2", -2)]
    [TestCase("65 536", 65536)]
    [TestCase("65_536", 65536)]
    [TestCase("1e-3", 0.001)]
    [TestCase("NaN", double.NaN)]
    public void A_number_may_be_written_in_several_ways(string text, double expected)
    {
        Answers.TryNumber(text, out double number).Should().BeTrue();
        number.Should().Be(expected);
    }

    [TestCase("0,5")]
    [TestCase("1,000")]
    [TestCase("a half")]
    [TestCase("1/0")]
    [TestCase("1/2/3")]
    [TestCase("")]
    public void Anything_else_is_no_number(string text) => Answers.TryNumber(text, out _).Should().BeFalse();

    [TestCase("0.75", 0.01, true)]
    [TestCase("0.76", 0.01, true)]
    [TestCase("0.77", 0.01, false)]
    [TestCase("3/4", 0, true)]
    [TestCase("0.751", 0, false)]
    [TestCase("NaN", 0.01, false)]
    public void A_number_is_right_within_the_question_s_tolerance(string text, double tolerance, bool isRight) =>
        Answers.Says(Question(AnswerKind.Number, tolerance), text, Number(0.75)).Should().Be(isRight);

    [Test]
    public void A_large_whole_number_has_to_be_exact()
    {
        var question = Question(AnswerKind.Number);

        Answers.Says(question, "1000000", Number(1000000)).Should().BeTrue();
        Answers.Says(question, "1000001", Number(1000000)).Should().BeFalse();
    }

    [Test]
    public void A_tensor_answers_by_its_shape_and_one_value_by_itself()
    {
        Answers.Says(Question(AnswerKind.Shape), "[2, 3]", Matrix).Should().BeTrue();
        Answers.Says(Question(AnswerKind.Shape), "[3, 2]", Matrix).Should().BeFalse();
        Answers.Says(Question(AnswerKind.Number), "6", Matrix).Should().BeFalse();
        Answers.Says(Question(AnswerKind.Number), "4", new GivenValue([new ProbePart("Int64", [1, 1], [4])])).Should().BeTrue();
        Answers.Says(Question(AnswerKind.Shape), "[]", new GivenValue([new ProbePart("Float32", [], [4])])).Should().BeTrue();
        Answers.Says(Question(AnswerKind.Shape), "2 3", new GivenValue([Part(2), Part(3)])).Should().BeTrue("a list of sizes is a shape too");
    }

    [TestCase("b", true)]
    [TestCase("B)", true)]
    [TestCase("it is larger", true)]
    [TestCase("It is larger", true)]
    [TestCase("a", false)]
    [TestCase("d", false)]
    [TestCase("larger", false)]
    public void An_option_is_chosen_by_its_letter_or_its_words(string text, bool isRight)
    {
        var question = Choice("it is smaller", "it is larger", "neither");

        Answers.Says(question, text, new GivenValue([new ProbePart("it is larger", [], [])])).Should().Be(isRight);
    }

    [TestCase("0.27", 0.2749, true)]
    [TestCase("0.27", 0.28, false)]
    [TestCase("1", 1.2, false)]
    [TestCase("NaN", double.NaN, true)]
    [TestCase("NaN", 1, false)]
    [TestCase("1", double.NaN, false)]
    [TestCase("[2, 3]", 1, false)]
    public void An_option_says_a_number_to_the_digits_that_it_shows(string option, double given, bool says) =>
        Answers.Says(option, Number(given)).Should().Be(says);

    [Test]
    public void An_option_says_a_shape() => Answers.Says("[2, 3]", Matrix).Should().BeTrue();

    [Test]
    public void A_wrong_answer_that_a_mistake_gives_is_known()
    {
        var question = Question(AnswerKind.Number, 0.01) with { Options = [new QuestionOption("0.9", "not-scaled")] };

        Answers.Known(question, "9/10")!.Mistake.Should().Be("not-scaled");
        Answers.Known(question, "0.8").Should().BeNull();
        Answers.Known(question with { Kind = AnswerKind.Shape, Options = [new QuestionOption("[2, 3]", "swapped")] }, "2, 3")!.Mistake.Should().Be("swapped");
    }

    [TestCase(0.01, 0.123456, "0.123")]
    [TestCase(0.0, 172, "172")]
    [TestCase(0.01, 0.75, "0.75")]
    public void The_right_number_is_told_a_little_more_exactly_than_asked_for(double tolerance, double given, string told) =>
        Answers.Write(Question(AnswerKind.Number, tolerance), Number(given)).Should().Be(told);

    [Test]
    public void The_right_shape_and_option_are_told()
    {
        Answers.Write(Question(AnswerKind.Shape), Matrix).Should().Be("[2, 3]");
        Answers.Write(Choice("0.5", "1", "2"), Number(0.5)).Should().Be("0.5");
    }

    private static GivenValue Number(double value) => new([Part(value)]);

    private static ProbePart Part(double value) => new(ProbePart.Number, [], [value]);

    private static Question Question(AnswerKind kind, double tolerance = 0) => new("91.Q1", "A title", ["91.1"], kind, tolerance, ["?"], [], "0", "!");

    private static Question Choice(params string[] options) =>
        Question(AnswerKind.Choice) with { Options = [.. options.Select(option => new QuestionOption(option, null))] };
}
