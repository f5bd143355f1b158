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
        TakeAFile("""stage.Console.WriteLine($"It says {File.ReadAllText(stage.File!)}.");""");
        sample.Write("my own.txt", "hello");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "my own.txt");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("It says hello.");
    }

    [Test]
    public async Task Without_a_file_there_is_none()
    {
        TakeAFile("""stage.Console.WriteLine($"No file: {stage.File is null}.");""");

        var answer = await CheckerProcess.Run(sample, "demo", "91");

        answer.Output.Should().Contain("No file: True.");
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
        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "missing.txt");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("There is no file").And.Contain("missing.txt");
    }

    [Test]
    public async Task A_demo_that_takes_no_file_says_so()
    {
        sample.Write("my.txt", "hello");

        var answer = await CheckerProcess.Run(sample, "demo", "91", "--data", "my.txt");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("takes no file");
    }

    private void TakeAFile(string statement)
    {
        sample.Replace(
            Demo,
            "/// <inheritdoc/>",
            "/// <inheritdoc/>\n    public bool TakesFile => true;\n\n    /// <inheritdoc/>");
        sample.Replace(Demo, "File.WriteAllText(", $"{statement}\n        System.IO.File.WriteAllText(");
    }
}
