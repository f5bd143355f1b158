using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

/// <summary>Scripts without a person at them, through the command line.</summary>
public sealed class TryCommandTests
{
    private SampleBook sample;

    [OneTimeSetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
    }

    [OneTimeTearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task Code_is_run_and_its_value_printed()
    {
        var answer = await CheckerProcess.Run(sample, "try", "91", "-e", "Numbers.Total(ones(2, 3), ones(3))");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.ReplaceLineEndings("\n").Should().Be("float32 [2]\n[3.0  3.0]\n");
        answer.Error.Should().BeEmpty();
    }

    [Test]
    public async Task A_script_can_be_piped_in()
    {
        var answer = await CheckerProcess.Pipe(
            """
            double Twice(double n)
            {
                return Numbers.Twice(n);
            }
            Twice(21)
            Console.WriteLine("done");
            """,
            sample,
            "try");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.ReplaceLineEndings("\n").Should().Be("42\ndone\n");
    }

    [TestCase("var x = nowhere;", ExitCode.DoesNotCompile, "CS0103")]
    [TestCase("throw new InvalidOperationException(\"no\");", ExitCode.NotYet, "InvalidOperationException: no")]
    [TestCase("Environment.Exit(0);", ExitCode.NotYet, "ended the whole process")]
    public async Task A_script_ends_at_its_first_error(string code, int exitCode, string words)
    {
        var answer = await CheckerProcess.Pipe($"1\n{code}\n2\n", sample, "try", "91");

        answer.ExitCode.Should().Be(exitCode);
        answer.Error.Should().Contain(words).And.NotContain("   at ");
        answer.Output.ReplaceLineEndings("\n").Should().Be("1\n");
    }

    [Test]
    public async Task A_script_that_takes_too_long_is_stopped_where_a_limit_is_given()
    {
        var answer = await CheckerProcess.Run(sample, "try", "91", "-e", "while (true) { }", "--timeout", "2");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Error.Should().Contain("still running after 2 s");
    }

    [Test]
    public async Task With_JSON_every_piece_is_told()
    {
        var answer = await CheckerProcess.Pipe("Console.Write(\"out\"); ones(2, 3)\nNumbers.Twice(-1)", sample, "try", "91", "--json");

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Json.GetProperty("command").GetString().Should().Be("try");
        answer.Json.GetProperty("lesson").GetString().Should().Be("91");
        answer.Json.GetProperty("exitCode").GetInt32().Should().Be(ExitCode.NotYet);
        var (first, second) = (answer.Json.GetProperty("pieces")[0], answer.Json.GetProperty("pieces")[1]);
        first.GetProperty("end").GetString().Should().Be("done");
        first.GetProperty("output").GetString().Should().Be("out");
        first.GetProperty("value").GetProperty("type").GetString().Should().Be("Tensor");
        first.GetProperty("value").GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).Should().Equal(2, 3);
        second.GetProperty("end").GetString().Should().Be("threw");
        var failure = second.GetProperty("failure");
        failure.GetProperty("type").GetString().Should().Be("ArgumentOutOfRangeException");
        failure.GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("file").GetString())
            .Should().Contain("exercises/91/Numbers.cs");
    }

    [Test]
    public async Task With_JSON_errors_of_the_compiler_have_line_and_column_from_1()
    {
        var answer = await CheckerProcess.Run(sample, "try", "91", "-e", "var a = (\nnowhere);", "--json");

        answer.ExitCode.Should().Be(ExitCode.DoesNotCompile);
        var problem = answer.Json.GetProperty("pieces")[0].GetProperty("problems")[0];
        problem.GetProperty("line").GetInt32().Should().Be(2);
        problem.GetProperty("column").GetInt32().Should().Be(1);
        problem.GetProperty("code").GetString().Should().Be("CS0103");
    }

    [Test]
    public async Task A_lesson_that_is_not_there_is_refused() =>
        (await CheckerProcess.Run(sample, "try", "92", "-e", "1")).ExitCode.Should().Be(ExitCode.Usage);
}
