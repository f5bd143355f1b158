using System.Diagnostics;
using System.Runtime.Versioning;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Commands;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Where the output can't be written, or nobody reads it, the checker ends with a sentence at most, and alone.</summary>
[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class UnwritableOutputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private SampleBook sample;

    [OneTimeSetUp]
    public void Start() => sample = new SampleBook();

    [OneTimeTearDown]
    public void End() => sample.Dispose();

    [TestCase("hint 91.1 1")]
    [TestCase("hint 91.1 1 --json")]
    [TestCase("--help")]
    [TestCase("check 92 --json")]
    [Platform("Linux")]
    public async Task A_full_disk_is_told_on_the_error_stream(string arguments)
    {
        var answer = await Run($"{arguments} > /dev/full");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().NotContain("   at ").And.NotContain("Exception");
        if (!arguments.StartsWith("check", StringComparison.Ordinal))
        {
            answer.Error.Should().Contain("The output could not be written: No space left on device.");
        }
    }

    [Test]
    public async Task A_closed_output_is_told_on_the_error_stream()
    {
        var answer = await Run("hint 91.1 1 >&-");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().StartWith("The output could not be written").And.NotContain("   at ");
    }

    [TestCase("check 92 2>&-", ExitCode.Usage)]
    [TestCase("check 92 >&- 2>&-", ExitCode.Usage)]
    [TestCase("hint 91.1 1 2>&-", ExitCode.Done)]
    public async Task A_closed_error_stream_is_nothing_to_fall_over(string arguments, int exitCode)
    {
        var answer = await Run(arguments);

        answer.ExitCode.Should().Be(exitCode);
        answer.Text.Should().NotContain("   at ");
    }

    [Test]
    public async Task Where_nobody_reads_any_more_it_ends_quietly()
    {
        var answer = await Run("list 2>&1 | (read line; echo \"$line\"); echo ${PIPESTATUS[0]}");

        answer.Output.Should().EndWith($"{ExitCode.ClosedPipe}\n").And.NotContain("   at ");
        answer.Error.Should().BeEmpty();
    }

    [Test]
    public async Task A_script_that_prints_without_an_end_ends_with_its_reader()
    {
        using var child = new ChildFile();

        var answer = await Run(
            $"try 91 -e '{child.WriteProcessId} while (true) Console.WriteLine(1);' | head -1; echo ${{PIPESTATUS[0]}}");

        answer.Output.Should().Be($"1\n{ExitCode.ClosedPipe}\n");
        answer.Error.Should().BeEmpty();
        child.IsGone.Should().BeTrue();
    }

    [Test]
    public void Details_that_can_not_be_written_are_no_second_accident() =>
        Entry.Keep(new InvalidOperationException("lost"), sample.PathOf("none")).Should()
            .Contain("could not be written").And.Contain("TMPDIR").And.NotContain("lost");

    [Test]
    public void Details_that_can_be_written_are_where_it_says()
    {
        string said = Entry.Keep(new InvalidOperationException("lost"), sample.Root);

        string file = Directory.GetFiles(sample.Root, "katas-checker-*.log").Single();
        said.Should().Contain(file);
        File.ReadAllText(file).Should().Contain("lost");
    }

    /// <summary>Runs the checker in a shell.</summary>
    /// <param name="arguments">What stands after its name, for the shell to read.</param>
    private async Task<CheckerProcess> Run(string arguments)
    {
        string command = $"'{ProcessStarter.Dotnet}' '{Path.Combine(AppContext.BaseDirectory, "checker.dll")}' --book '{sample.Root}' {arguments}";
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = sample.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = shell.StandardError.ReadToEndAsync();
        using var timer = new CancellationTokenSource(Limit);
        try
        {
            await shell.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            throw new TimeoutException($"The checker did not answer: {command}");
        }

        return new CheckerProcess(shell.ExitCode, await output, await error);
    }
}
