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
