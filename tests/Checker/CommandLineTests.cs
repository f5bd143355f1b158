using System.Runtime.Versioning;
using FluentAssertions;
using Katas.Checker;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The command line's manners: hints, help, refusals. None of these runs a test.</summary>
public sealed class CommandLineTests
{
    private SampleBook sample;

    [OneTimeSetUp]
    public void Start() => sample = new SampleBook();

    [OneTimeTearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task A_hint_is_a_nudge_first()
    {
        using var fresh = new SampleBook(); // hints that were read are remembered

        var answer = await CheckerProcess.Run(fresh, "hint", "91.2");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain("Each value has a weight.").And.NotContain("Weigh first")
            .And.Contain("hint 91.2 2");
    }

    [Test]
    public async Task The_last_hint_comes_with_those_before_and_says_where_the_reference_is()
    {
        var answer = await CheckerProcess.Run(sample, "hint", "91.2", "3");

        answer.Output.Should().Contain("Each value has a weight.").And.Contain("Weigh first")
            .And.Contain("The sum runs over");
        answer.Output.Should().Contain("solutions/91/Numbers.cs");
    }

    [Test]
    public async Task Hints_as_JSON_are_a_list()
    {
        var answer = await CheckerProcess.Run(sample, "hint", "91.2", "2", "--json");

        answer.Json.GetProperty("hints").GetArrayLength().Should().Be(2);
        answer.Json.GetProperty("task").GetString().Should().Be("91.2");
    }

    [TestCase("A hint's level is 1, 2 or 3.", "hint", "91.2", "4")]
    [TestCase("A hint's level is 1, 2 or 3.", "hint", "91.2", "0")]
    [TestCase("A hint's level is 1, 2 or 3.", "hint", "91.2", "more")]
    [TestCase("There is no lesson 92. The lessons here are 91.", "check", "92")]
    [TestCase("Lesson 91 has no task 9. Its tasks are 91.1 to 91.4.", "check", "91.9")]
    [TestCase("There is no lesson x.", "swap", "x")]
    [TestCase("'nonsense' is not a task.", "hint", "nonsense")]
    [TestCase("--timeout takes a number of seconds above 0", "check", "91", "--timeout", "0")]
    [TestCase("--timeout takes a number of seconds above 0", "check", "91", "--timeout", "-1")]
    [TestCase("--timeout", "check", "91", "--timeout", "soon")]
    [TestCase("--shard takes which part of how many", "verify", "--shard", "4/3")]
    [TestCase("--all and --shard are about proofs", "verify", "--mutants", "--shard", "1/2")]
    [TestCase("--all and --shard are about proofs", "verify", "--mutants", "--all")]
    [TestCase("--unseen and --rules are about wrong answers", "verify", "--mutants", "--unseen")]
    [TestCase("--unseen and --rules are about wrong answers", "verify", "--mutants", "--rules")]
    [TestCase("--unknown", "check", "91", "--unknown")]
    [TestCase("lesson", "swap")]
    [TestCase("There is no command 'chek'. Did you mean check?", "chek", "91")]
    [TestCase("There is no command 'frobnicate'.", "frobnicate")]
    [TestCase("'91,3' is not a task. Did you mean 91.3?", "hint", "91,3")]
    [TestCase("There is no lesson 9l. Did you mean 91?", "check", "9l")]
    public async Task What_can_not_be_done_is_refused_with_a_sentence(string message, params string[] arguments)
    {
        var answer = await CheckerProcess.Run(sample, arguments);

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Text.Should().Contain(message).And.NotContain("   at ").And.NotContain("Exception");
    }

    [Test]
    public async Task A_refusal_with_JSON_is_a_document_too()
    {
        var answer = await CheckerProcess.Run(sample, "check", "92", "--json");

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Json.GetProperty("command").GetString().Should().Be("error");
        answer.Json.GetProperty("exitCode").GetInt32().Should().Be(ExitCode.Usage);
        answer.Json.GetProperty("message").GetString().Should().Contain("no lesson 92");
    }

    [Test]
    public async Task A_folder_without_a_workbook_is_refused()
    {
        using var empty = new TemporaryFolder();

        var answer = await CheckerProcess.Start(["--book", empty.Path], empty.Path, new Dictionary<string, string>());

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("Katas.sln");
        answer.Text.Should().NotContain("   at ");
    }

    [TestCase("--help", "Every day:")]
    [TestCase("--help", "dotnet run --project checker -- check --help")]
    [TestCase("--help", "0 done, 1 something does not pass yet")]
    [TestCase("hint --help", "1 a nudge, 2 a direction, 3 almost there.")]
    [TestCase("swap --help", "your files, which are kept")]
    public async Task Help_shows_examples_and_explains(string arguments, string words)
    {
        var answer = await CheckerProcess.Run(sample, arguments.Split(' '));

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain(words);
    }

    [Test]
    public async Task The_version_is_told() =>
        (await CheckerProcess.Start(["--version"], sample.Root, new Dictionary<string, string>())).Output.Trim()
            .Should().MatchRegex(@"^\d+\.\d+");

    [TestCase("NO_COLOR", "1", "")]
    [TestCase("TERM", "xterm-256color", "--no-color")]
    [TestCase("FORCE_COLOR", "1", "--no-color")]
    public async Task Plain_text_has_no_escape_sequence(string variable, string value, string option)
    {
        var answer = await CheckerProcess.Start(
            ["hint", "91.1", "--book", sample.Root, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            sample.Root,
            new Dictionary<string, string> { [variable] = value });

        answer.Output.Should().Contain("How often").And.NotContain("\u001b");
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_can_not_be_read_is_told_without_a_stack_trace()
    {
        Assume.That(Environment.IsPrivilegedProcess, Is.False, "root may read anything");
        using var closed = new SampleBook();
        File.SetUnixFileMode(closed.PathOf("exercises/91"), UnixFileMode.None);
        try
        {
            var answer = await CheckerProcess.Run(closed, "check", "91");

            answer.ExitCode.Should().Be(ExitCode.Usage);
            answer.Text.Should().Contain("can't be read").And.NotContain("   at ");
        }
        finally
        {
            File.SetUnixFileMode(
                closed.PathOf("exercises/91"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
