using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// A lesson that is added to a copy of the workbook is listed, checked and verified by the checker as it is: new folders,
/// and no code.
/// </summary>
public sealed class NewLessonTests
{
    private SampleBook book;

    [OneTimeSetUp]
    public void Start()
    {
        book = new SampleBook();
        book.AddRealLesson("01");
        book.Replace("exercises/91/README.md", "# Lesson 91: Small sums\n", "# Lesson 91: Small sums\n\nNeeds: 01\n");
        book.Replace("tests/91/Probes.cs", "public static double ThreeAndFour() => Numbers.TwiceAndOnce(3, 4);", """
            public static IEnumerable<Katas.Toolkit.NamedStage> ThreeAndFour()
                {
                    yield return new Katas.Toolkit.NamedStage("twice", tensor(Numbers.Twice(3)));
                    yield return new Katas.Toolkit.NamedStage("twice and once", tensor(Numbers.TwiceAndOnce(3, 4)));
                }
            """);
        book.Give("Answer.cs", "namespace Katas.Lesson91;\n\npublic static class Answer\n{\n    public static int Given => 41;\n}\n");
    }

    [OneTimeTearDown]
    public void End() => book.Dispose();

    [Test]
    public async Task It_is_listed_beside_the_others()
    {
        var answer = await CheckerProcess.Run(book, "list");

        answer.Output.Should().Contain("Small sums").And.Contain("91.4").And.Contain("01.1", answer.Error);
        answer.Output.IndexOf("01.1", StringComparison.Ordinal).Should().BeLessThan(answer.Output.IndexOf("91.1", StringComparison.Ordinal));
    }

    [Test]
    public async Task It_is_checked()
    {
        var answer = await CheckerProcess.Run(book, "check", "91");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Output.Should().Contain("Next: 91.1");
    }

    [Test]
    public async Task What_it_needs_is_in_scope_at_the_prompt()
    {
        var answer = await CheckerProcess.Run(book, "try", "91", "-e", "Attention.Softmax(zeros(1, 4))");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("0.25");
    }

    [Test]
    public async Task Its_demo_has_its_own_options_and_its_view_is_found()
    {
        (await CheckerProcess.Run(book, "demo", "91", "--times", "5")).Output.Should().Contain("5 times");
        (await CheckerProcess.Run(book, "view", "91")).Output.Should().Contain("Doubling: 3");
    }

    [Test]
    public async Task It_is_verified_and_both_figures_are_told()
    {
        int mistakes = SampleLesson.Mistakes.Count;

        var answer = await CheckerProcess.Run(book, "verify", "91");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain($"Mistakes that are named first: {mistakes} of {mistakes}.")
            .And.Contain($"Findings on 4 solutions and {SampleLesson.Alternatives.Count} alternatives: 0.")
            .And.Contain(", 0 failed");
    }
}
