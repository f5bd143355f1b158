using System.Text.Json;
using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker.Asking;

/// <summary>The questions as a learner meets them: through a real process, with answers piped in.</summary>
public sealed class QuestionCommandTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task Each_answer_is_judged_and_explained_and_a_mistake_is_recognised()
    {
        sample.Solve();

        var answer = await CheckerProcess.Pipe("14\n2\nC\n", sample, "predict", "91");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        string[] parts = answer.Output.Split("91.Q");
        parts[1].Should().Contain("Twice and once").And.Contain("The first number is 3, the second is 4. What comes out?").And.Contain("a number, exactly")
            .And.Contain("> 14").And.Contain("Not quite: 10").And.Contain("with this mistake: Both are doubled.").And.Contain("3 counts twice, 4 once.");
        parts[2].Should().Contain("written as [2, 3]").And.Contain("> 2").And.Contain("Right.").And.Contain("A total for each row.");
        parts[3].Should().Contain("a)  0").And.Contain("b)  nothing can be learned").And.Contain("c)  5").And.Contain("Right.")
            .And.Contain("2 of 3 right.").And.Contain("checker -- review");
        answer.Error.Should().BeEmpty();
    }

    [TestCase("q\n", 1, 0)]
    [TestCase("", 1, 0)]
    [TestCase("10\nQ\n", 2, 1)]
    [TestCase("10\n", 2, 1)]
    [TestCase("\n[2]\nq\n", 3, 1)]
    [TestCase("ten\n[2]\nc", 3, 2)]
    public async Task It_stops_when_somebody_has_had_enough_or_the_input_ends(string input, int shown, int right)
    {
        sample.Solve();

        var answer = await CheckerProcess.Pipe(input, sample, "predict", "91");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Split("91.Q").Should().HaveCount(shown + 1);
        answer.Output.Split("Right.").Should().HaveCount(right + 1);
    }

    [Test]
    public async Task What_is_not_written_yet_is_asked_about_later_or_with_all()
    {
        sample.Solve("91.2");

        var some = await CheckerProcess.Pipe("2\n", sample, "predict", "91");
        var all = await CheckerProcess.Pipe("10\n2\nc\n", sample, "predict", "91", "--all");

        some.Output.Should().Contain("91.Q2").And.NotContain("91.Q1").And.NotContain("91.Q3")
            .And.Contain("2 questions follow once 91.1, 91.3, 91.4 are written").And.Contain("predict 91 --all");
        all.Output.Should().Contain("3 of 3 right.").And.NotContain("follow once");
    }

    [Test]
    public async Task As_JSON_there_are_the_questions_and_what_became_of_them()
    {
        sample.Solve("91.1", "91.3", "91.4");

        var answer = await CheckerProcess.Pipe("10.0\nb\n", sample, "predict", "91", "--json");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Json.GetProperty("command").GetString().Should().Be("predict");
        answer.Json.GetProperty("lesson").GetString().Should().Be("91");
        answer.Json.GetProperty("answered").GetInt32().Should().Be(2);
        answer.Json.GetProperty("right").GetInt32().Should().Be(1);
        answer.Json.GetProperty("later")[0].GetProperty("id").GetString().Should().Be("91.Q2");
        var questions = answer.Json.GetProperty("questions");
        questions[0].GetProperty("isRight").GetBoolean().Should().BeTrue();
        questions[0].GetProperty("tolerance").GetDouble().Should().Be(0);
        questions[0].TryGetProperty("options", out _).Should().BeFalse("wrong answers that are recognised are nobody's choice");
        questions[1].GetProperty("kind").GetString().Should().Be("choice");
        questions[1].GetProperty("options")[1].GetProperty("letter").GetString().Should().Be("b");
        questions[1].GetProperty("answer").GetString().Should().Be("b");
        questions[1].GetProperty("expected").GetString().Should().Be("5");
        questions[1].GetProperty("explanation").GetString().Should().Be("It starts with a factor of 1.");
        questions[1].GetProperty("mistake").GetProperty("name").GetString().Should().Be("not-registered");
    }

    [Test]
    public async Task Without_answers_the_JSON_gives_none_away()
    {
        var answer = await CheckerProcess.Run(sample, "predict", "91", "--all", "--json");

        answer.Json.GetProperty("answered").GetInt32().Should().Be(0);
        foreach (var question in answer.Json.GetProperty("questions").EnumerateArray())
        {
            Names(question).Should().Contain("question").And.NotContain(["answer", "isRight", "expected", "explanation", "mistake"]);
        }
    }

    [Test]
    public async Task A_lesson_without_questions_says_so()
    {
        sample.Delete("tests/91/questions.md");

        var answer = await CheckerProcess.Run(sample, "predict", "91");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("Lesson 91 has no questions yet.");
    }

    [Test]
    public async Task The_learner_s_own_code_has_no_part_in_the_answer()
    {
        sample.Solve();
        sample.Type("both-doubled");

        var answer = await CheckerProcess.Pipe("10\n", sample, "predict", "91");

        answer.Output.Should().Contain("Right.");
    }

    [Test]
    public async Task A_review_asks_about_finished_lessons_and_what_was_wrong_sooner_again()
    {
        sample.Solve();
        sample.Write("tests/91/questions.md", SampleLesson.Questions + """

            ## 91.Q4: Twice
            After 91.1 · number

            What is twice 5?

            ```csharp
            Numbers.Twice(5)
            ```

            5 and 5.

            """);

        var first = await CheckerProcess.Pipe("10\n1\nc\n", sample, "review", "--json");
        var second = await CheckerProcess.Pipe("10\n", sample, "review", "--json");
        var third = await CheckerProcess.Run(sample, "review", "--json");

        Ids(first).Should().Equal("91.Q1", "91.Q2", "91.Q3");
        Ids(second)[0].Should().Be("91.Q4", "it was never asked");
        Ids(third)[0].Should().Be("91.Q2", "it was the only one that was wrong");
        first.Json.GetProperty("command").GetString().Should().Be("review");
        first.ExitCode.Should().Be(ExitCode.Done);
    }

    [Test]
    public async Task Without_a_finished_lesson_there_is_nothing_to_review()
    {
        sample.Solve("91.1", "91.2", "91.3");

        var answer = await CheckerProcess.Pipe("10\n", sample, "review");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain("nothing to review yet").And.NotContain("91.Q");
    }

    [Test]
    public async Task What_can_not_be_noted_is_asked_all_the_same()
    {
        sample.Solve();
        sample.Write(".katas", "a file where a folder should be");

        (await CheckerProcess.Pipe("10\n[2]\nc\n", sample, "review")).Output.Should().Contain("3 of 3 right.");
    }

    [Test]
    public async Task They_are_offered_once_a_lesson_is_done()
    {
        const string Offer = "checker -- predict 91";
        (await CheckerProcess.Run(sample, "check", "91")).Output.Should().NotContain(Offer);
        sample.Solve();

        (await CheckerProcess.Run(sample, "check", "91")).Output.Should().Contain(Offer);
        (await CheckerProcess.Run(sample, "check", "91.4")).Output.Should().Contain(Offer, "it is the last task");
        (await CheckerProcess.Run(sample, "check", "91.3")).Output.Should().NotContain(Offer);
        sample.Delete("tests/91/questions.md");
        (await CheckerProcess.Run(sample, "check", "91")).Output.Should().NotContain(Offer, "there are none");
    }

    [Test]
    public async Task The_report_offers_them_between_two_lessons_until_they_are_answered()
    {
        const string Offer = "checker -- predict 91";
        SecondLesson.AddTo(sample, "Needs: 91");
        sample.Solve();

        (await CheckerProcess.Run(sample)).Output.Should().Contain(Offer);
        await CheckerProcess.Pipe("10\n", sample, "predict", "91");
        (await CheckerProcess.Run(sample)).Output.Should().NotContain(Offer);
        SecondLesson.Solve(sample);
        (await CheckerProcess.Run(sample)).Output.Should().Contain("Every task passes.").And.Contain("checker -- review");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static IReadOnlyList<string?> Ids(CheckerProcess answer) =>
        [.. answer.Json.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("id").GetString())];
}
