using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What <c>capstone</c> answers while something is missing, through a real process.</summary>
public sealed class CapstoneCommandTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task A_task_that_is_not_written_is_named_and_what_to_do_next()
    {
        sample.Solve("91.1", "91.2", "91.4");

        var answer = await CheckerProcess.Run(sample, "capstone");

        answer.ExitCode.Should().Be(ExitCode.NotYet, answer.Text);
        var task = sample.Lesson.Task("91.3")!;
        answer.Output.Should().Contain("One task is missing.")
            .And.MatchRegex($@"91\.3 +{task.Title} +not written yet")
            .And.Contain($"Next: 91.3 {task.Title}")
            .And.Contain("exercises/91/README.md, section 'Task 91.3'")
            .And.Contain("check 91.3")
            .And.NotContain("91.2");
    }

    [Test]
    public async Task A_task_that_does_not_pass_is_named()
    {
        sample.Solve();
        sample.Type("squared");

        var answer = await CheckerProcess.Run(sample, "capstone");

        answer.ExitCode.Should().Be(ExitCode.NotYet, answer.Text);
        answer.Output.Should().MatchRegex($@"91\.1 +{sample.Lesson.Task("91.1")!.Title} +\d of \d tests pass")
            .And.Contain("hint 91.1");
    }

    [Test]
    public async Task An_untouched_lesson_takes_one_line()
    {
        var answer = await CheckerProcess.Run(sample, "capstone");

        answer.Output.Should().Contain("4 tasks are missing.").And.Contain("91.1 to 91.4  none of them written yet");
    }

    [Test]
    public async Task As_JSON_every_missing_task_is_listed()
    {
        var answer = await CheckerProcess.Run(sample, "capstone", "--json");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Json.GetProperty("ready").GetBoolean().Should().BeFalse();
        answer.Json.GetProperty("missing").EnumerateArray().Select(task => task.GetProperty("id").GetString())
            .Should().Equal("91.1", "91.2", "91.3", "91.4");
    }

    [Test]
    public async Task Steps_are_one_or_more()
    {
        var answer = await CheckerProcess.Run(sample, "capstone", "--steps", "0");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("--steps takes a number of steps, 1 or more.");
    }
}
