using System.Text.Json;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Trying;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker.Trying;

/// <summary>Scripts without a person at them: two through the command line, the others in one child.</summary>
public sealed class TryCommandTests
{
    private SampleBook sample;
    private ScriptHost host;

    [OneTimeSetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
        host = new ScriptHost(HostLimits.Default);
    }

    [OneTimeTearDown]
    public void End()
    {
        host.Dispose();
        sample.Dispose();
    }

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
        var answer = await Run($"1\n{code}\n2\n");

        answer.ExitCode.Should().Be(exitCode);
        answer.Errors.Should().Contain(words).And.NotContain("   at ");
        answer.Output.Should().Be("1\n");
    }

    [TestCase("while (true) { }")]
    [TestCase("while (true) { Console.WriteLine(1); }")]
    public async Task A_script_that_takes_too_long_is_stopped_where_a_limit_is_given(string code)
    {
        var answer = await Run(code, TimeSpan.FromSeconds(1));

        answer.ExitCode.Should().Be(ExitCode.NotYet);
        answer.Errors.Should().Contain("still running after 1 s");
    }

    [Test]
    public async Task With_JSON_every_piece_is_told()
    {
        var answer = await Run("Console.Write(\"out\"); ones(2, 3)\nNumbers.Twice(-1)", json: true);

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
        failure.GetProperty("frames").EnumerateArray()
            .Select(frame => frame.TryGetProperty("file", out var file) ? file.GetString() : null) // the piece itself has none
            .Should().Contain("exercises/91/Numbers.cs");
    }

    [Test]
    public async Task With_JSON_errors_of_the_compiler_have_line_and_column_from_1()
    {
        var answer = await Run("var a = (\nnowhere);", json: true);

        answer.ExitCode.Should().Be(ExitCode.DoesNotCompile);
        var problem = answer.Json.GetProperty("pieces")[0].GetProperty("problems")[0];
        problem.GetProperty("line").GetInt32().Should().Be(2);
        problem.GetProperty("column").GetInt32().Should().Be(1);
        problem.GetProperty("code").GetString().Should().Be("CS0103");
    }

    [Test]
    public async Task A_lesson_that_is_not_there_is_refused() =>
        (await CheckerProcess.Run(sample, "try", "92", "-e", "1")).ExitCode.Should().Be(ExitCode.Usage);

    private async Task<Answer> Run(string script, TimeSpan? time = null, bool json = false)
    {
        using var console = new TestConsole().Width(120);
        using var errors = new TestConsole().Width(120);
        var document = new StringWriter();
        var shell = new Shell(sample.Book, console, json ? new JsonOutput(document) : null, HostLimits.Default);
        var run = new ScriptRun(shell, errors, sample.Lesson, host, time ?? TimeSpan.MaxValue);
        int exitCode = await run.Run(Submissions.Split(script.Split('\n')));
        return new Answer(exitCode, console.Output, errors.Output, document.ToString());
    }

    private sealed record Answer(int ExitCode, string Output, string Errors, string Document)
    {
        public JsonElement Json => JsonDocument.Parse(Document).RootElement;
    }
}
