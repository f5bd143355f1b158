using FluentAssertions;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Trying;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Checker.Trying;

/// <summary>Conversations with the prompt.</summary>
public sealed class PromptTests
{
    private const int Narrow = 80;

    private SampleBook sample;
    private TestConsole console;
    private ScriptHost host;

    [OneTimeSetUp]
    public void Warm()
    {
        host = new ScriptHost(HostLimits.Default);
        host.Warm();
    }

    [OneTimeTearDown]
    public void Cool() => host.Dispose();

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve("91.1", "91.2", "91.4");
        console = new TestConsole().Width(Narrow);
    }

    [TearDown]
    public void End()
    {
        console.Lines.Should().OnlyContain(line => line.TrimEnd().Length <= console.Profile.Width);
        console.Dispose();
        sample.Dispose();
    }

    [TestCase(Narrow)]
    [TestCase(140)]
    public async Task A_conversation(int width)
    {
        console.Width(width);

        string said = await Talk(
            () => "var x = Numbers.Total(ones(2, 3), ones(3));",
            () => "x",
            () => "Numbers.TwiceAndOnce(1, 2)",
            () => "x.nowhere",
            () => "Numbers.Twice(-1)",
            () => "show(eye(2))",
            () => ":vars",
            () => ":nonsense",
            () => ":help",
            () => ":quit",
            () => throw new InvalidOperationException("nothing is read after :quit"));

        said.Should().Contain("Lesson 91  Small sums").And.Contain("Not written yet: 91.3.");
        said.Should().Contain("float32 [2]\n[3.0  3.0]");
        said.Should().Contain("Not written yet. Task 91.3: to be written");
        said.Should().Contain("CS1061:").And.Contain("  x.nowhere\n    ^^^^^^^");
        said.Should().Contain("ArgumentOutOfRangeException:").And.Contain(
            $"at exercises/91/Numbers.cs:{sample.LineOf(SampleBook.Numbers, "Guard.Positive(number);")}");
        said.Should().Contain("0  1.00     0");
        said.Should().Contain("\nx  float32 [2]");
        said.Should().Contain(":nonsense is not a command here.").And.Contain(":reload");
    }

    [Test]
    public async Task An_edit_is_noticed_and_taken_in()
    {
        string said = await Talk(
            () => "var gain = new Gain(2); var n = 1;",
            () =>
            {
                sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 5 * number;");
                File.SetLastWriteTimeUtc(sample.PathOf(SampleBook.Numbers), DateTime.UtcNow.AddSeconds(5));
                return "Numbers.Twice(1)";
            },
            () => "n",
            () => ":reload",
            () => "Numbers.Twice(1)");

        said.Should().Contain("\n2\nexercises/91 has changed: :reload takes it in.\n1\n", "it is said once");
        said.Should().Contain("Made by your old code, and gone: gain.").And.EndWith("5\n");
    }

    [Test]
    public async Task A_session_that_dies_goes_on_and_everything_runs_again_when_asked_to()
    {
        using var mortal = new ScriptHost(HostLimits.Default);
        string said = await Talk(
            mortal,
            () => "var n = Numbers.Twice(1);",
            () => "Environment.Exit(0)",
            () => "n",
            () =>
            {
                sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 5 * number;");
                return ":replay";
            },
            () => "n");

        said.Should().Contain("Environment.Exit?").And.Contain("the 1 line that had gone well was run again.\n2\n");
        said.Should().EndWith("5\n");
    }

    [Test]
    public async Task Code_that_does_not_compile_is_told_with_its_place()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return nowhere;");

        string said = await Talk(() => "1");

        said.Should().Contain("91.1 does not compile").And.Contain("exercises/91/Numbers.cs:").And.Contain("nowhere");
    }

    private Task<string> Talk(params Func<string>[] lines) => Talk(host, lines);

    private async Task<string> Talk(ScriptHost session, params Func<string>[] lines)
    {
        var shell = new Shell(sample.Book, console, null, HostLimits.Default);
        await new Prompt(shell, sample.Lesson, session, new Said(lines)).Run(CancellationToken.None);
        return string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
    }

    private sealed class Said(Func<string>[] lines) : IPromptInput
    {
        private int next;

        public string? Read(string prompt) => next < lines.Length ? lines[next++]() : null;
    }
}
