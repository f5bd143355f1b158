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
        answer.Error.Should().Contain("--steps takes a whole number, 1 or more.");
    }

    [Test]
    public async Task Help_lists_what_the_capstone_declares()
    {
        var answer = await CheckerProcess.Run(sample, "capstone", "--help");

        answer.Output.Should().Contain("--steps <number>").And.Contain("--fail");
    }

    [Test]
    public async Task As_JSON_what_is_missing_is_the_reason()
    {
        var answer = await CheckerProcess.Run(sample, "capstone", "--json");

        answer.Json.GetProperty("reason").GetString().Should().Be("4 tasks are missing.");
        answer.Json.GetProperty("needs").EnumerateArray().Select(number => number.GetString()).Should().Equal("91");
    }

    [Test]
    public async Task As_JSON_a_run_that_fails_gives_its_reason()
    {
        sample.Solve();

        var answer = await CheckerProcess.Run(sample, "capstone", "--fail", "--json");

        answer.ExitCode.Should().Be(ExitCode.Usage, answer.Text);
        answer.Json.GetProperty("ready").GetBoolean().Should().BeTrue();
        answer.Json.GetProperty("reason").GetString().Should().Be("It was asked to fail.");
    }

    [Test]
    public async Task A_subfolder_is_compiled_in_once_its_lessons_pass()
    {
        sample.Solve();
        sample.Write("demos/capstone/further/README.md", "# Further\n\nNeeds: 92\n");
        sample.Write(
            "demos/capstone/further/Further.cs",
            "namespace Katas.Capstone; public sealed partial class SumDemo { partial void AddFurther(ref double sum) => sum += Katas.Lesson92.Plus.One(0); }");
        SecondLesson.AddTo(sample, "Needs: 91");

        (await CheckerProcess.Run(sample, "capstone", "--steps", "2")).ExitCode.Should().Be(ExitCode.Done);
        sample.Read(".katas/capstone/sum.checkpoint").Should().Be("84");

        SecondLesson.Solve(sample);
        (await CheckerProcess.Run(sample, "capstone", "--steps", "2")).ExitCode.Should().Be(ExitCode.Done);
        sample.Read(".katas/capstone/sum.checkpoint").Should().Be("85");
    }

    [Test]
    public async Task A_second_capstone_is_a_second_folder()
    {
        SecondLesson.AddTo(sample, "Needs: 91");
        sample.Write("demos/capstone-2/README.md", "# Capstone 2: one more\n\nNeeds: 92\n");
        sample.Write("demos/capstone-2/SumDemo.cs", SampleLesson.Capstone.Replace("--steps", "--rounds"));

        var answer = await CheckerProcess.Run(sample, "capstone", "2", "--rounds", "2");

        answer.ExitCode.Should().Be(ExitCode.NotYet, answer.Text);
        answer.Output.Should().Contain("Capstone 2 is made of your own code from lessons 91, 92");

        answer = await CheckerProcess.Run(sample, "capstone", "2", "--help");
        answer.Output.Should().Contain("--rounds <number>").And.NotContain("--steps <number>");

        answer = await CheckerProcess.Run(sample, "capstone", "2", "--json");
        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Json.GetProperty("number").GetInt32().Should().Be(2);
        answer.Json.GetProperty("needs").EnumerateArray().Select(number => number.GetString()).Should().Equal("91", "92");

        answer = await CheckerProcess.Run(sample, "capstone", "3");
        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("There is no capstone 3. There are 1, 2.");
    }
}
