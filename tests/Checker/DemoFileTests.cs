using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary><c>demo NN --data FILE</c>, through a real process.</summary>
public sealed class DemoFileTests
{
    private const string Demo = "demos/91/NumbersDemo.cs";

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task A_demo_gets_the_file_it_is_given()
    {
        TakeAFile("""stage.Console.WriteLine($"It says {File.ReadAllText(stage.Options.File("--data")!)}.");""");
        sample.Write("my own.txt", "hello");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "my own.txt");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("It says hello.");
    }

    [Test]
    public async Task Without_a_file_there_is_none()
    {
        TakeAFile("""stage.Console.WriteLine("No file: " + (stage.Options.File("--data") is null));""");

        var answer = await CheckerProcess.Run(sample, "demo", "91");

        answer.Output.Should().Contain("No file: True");
    }

    [Test]
    public async Task What_is_wrong_with_the_file_is_told_in_a_sentence()
    {
        TakeAFile("""throw new FormatException("my.txt, line 3 has 1 column; expected 2.");""");
        sample.Write("my.txt", "hello");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "my.txt");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Trim().Should().Be("my.txt, line 3 has 1 column; expected 2.");
    }

    [Test]
    public async Task What_the_learner_s_code_throws_is_told_with_its_line()
    {
        sample.Solve();
        TakeAFile("Katas.Lesson91.Numbers.Twice(-1);");

        var answer = await CheckerProcess.Run(sample, "demo", "91");

        answer.ExitCode.Should().Be(ExitCode.NotYet, answer.Text);
        answer.Error.Should().MatchRegex(
            @"^Your code ended the demonstration\. exercises/91/Numbers\.cs:\d+ threw ArgumentOutOfRangeException: ");
    }

    [Test]
    public async Task A_file_that_is_not_there_is_told_before_anything_runs()
    {
        TakeAFile("""stage.Console.WriteLine("It runs.");""");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "missing.txt");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("There is no file").And.Contain("missing.txt");
    }

    [Test]
    public async Task A_demo_that_takes_no_file_says_what_it_takes()
    {
        sample.Write("my.txt", "hello");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "my.txt");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("Unrecognized command or argument '--data'.")
            .And.Contain("The demonstration of lesson 91 takes --times <number>, --loud.");
    }

    [Test]
    public async Task A_demo_gets_the_options_that_it_declares()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "91", "--times", "3", "--loud");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("TWICE 21 IS 42").And.Contain("3 times");
    }

    [Test]
    public async Task What_is_not_given_has_the_declared_value()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "91");

        answer.Output.Should().Contain("Twice 21 is 42").And.Contain("2 times");
    }

    [Test]
    public async Task Help_lists_the_options_of_the_lesson()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "91", "--help");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().MatchRegex(@"--times <number> +How often it is said\. \[default: 2\]").And.Contain("--loud").And.Contain("--solution");
        answer.Output.Should().NotContain("Twice 21", "nothing is run");
    }

    [Test]
    public async Task A_number_below_the_least_is_refused_before_anything_runs()
    {
        var answer = await CheckerProcess.Run(sample, "demo", "91", "--times", "0");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("--times takes a whole number, 1 or more.");
    }

    [Test]
    public async Task An_option_of_the_checker_can_t_be_declared()
    {
        sample.Replace(Demo, "\"--loud\"", "\"--json\"");

        var answer = await CheckerProcess.Run(sample, "demo", "91");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("declares --json");
    }

    private void TakeAFile(string statement)
    {
        sample.Replace(
            Demo,
            "[DemoOption(\"--loud\"",
            "[DemoOption(\"--data\", DemoOptionKind.File, \"A file.\")]\n[DemoOption(\"--loud\"");
        sample.Replace(Demo, "File.WriteAllText(", $"{statement}\n        System.IO.File.WriteAllText(");
    }
}
