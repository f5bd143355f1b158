using System.Diagnostics;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using Katas.Checker.Showing.Conversations;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>A demonstration that is talked to in the terminal, through real processes.</summary>
public sealed class DemoConversationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Write("demos/91/NumbersDemo.cs", EchoDemo.Code);
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task It_answers_what_is_said_until_an_empty_line()
    {
        var answer = await CheckerProcess.Pipe("hello\n  remember \n\nnobody hears this\n", sample, "demo", "91", "--talk");

        answer.ExitCode.Should().Be(ExitCode.Done, answer.Text);
        answer.Output.Should().Contain("Say something; an empty line ends the conversation.")
            .And.Contain("> hello!\n> hello, remember!\n> ").And.NotContain("nobody");
    }

    [Test]
    public async Task Where_nobody_chose_it_there_is_no_conversation()
    {
        var answer = await CheckerProcess.Pipe("hello\n", sample, "demo", "91");

        answer.Output.Should().Contain("Nobody talks.").And.NotContain("Say something");
    }

    [Test]
    public async Task Help_says_how_it_ends() =>
        (await CheckerProcess.Run(sample, "demo", "91", "--help")).Output
            .Should().MatchRegex(@"--talk +Talk with an echo\. An empty line ends it, Ctrl-C an answer\.");

    [Test]
    [Platform(Include = "Linux", Reason = "It takes setsid to have a group of processes that Ctrl-C can be sent to.")]
    public async Task Ctrl_C_ends_an_answer_and_the_conversation_goes_on()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "checker.dll");
        var start = new ProcessStartInfo("setsid", [.. CheckerProcess.DotnetForCtrlC, path, "demo", "91", "--talk", "--book", sample.Root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var checker = Process.Start(start)!;
        try
        {
            await Talk(checker);
        }
        finally
        {
            checker.Kill(entireProcessTree: true);
        }
    }

    [Test]
    public async Task Where_nobody_says_anything_any_more_it_is_ended()
    {
        var compiler = new DemoCompiler(sample.Book);
        var compiled = compiler.Compile(sample.Lesson, new HashSet<string>()).Compiled;
        var demo = new CompiledDemo(compiler.Declaration(sample.Lesson), compiled) { Limit = TimeSpan.FromSeconds(2) };
        using var conversation = new Conversation(_ => { });
        var request = new DemoRequest(sample.PathOf("pictures"), sample.Book.Data) { Given = new Dictionary<string, string> { ["--talk"] = "" } };

        var run = () => demo.Run(request, _ => { }, conversation, CancellationToken.None);

        (await run.Should().ThrowAsync<CheckerException>()).WithMessage("Nothing was said for * minutes, so the conversation was ended.");
        conversation.State.Should().Be(ConversationState.Over);
    }

    private static async Task Talk(Process checker)
    {
        await checker.StandardInput.WriteAsync("count\n");
        await checker.StandardInput.FlushAsync();
        await Read(checker, "3 ");

        using (var kill = Process.Start("kill", ["-INT", "--", $"-{checker.Id}"])) // the whole group, as a terminal does
        {
            await kill.WaitForExitAsync().WaitAsync(Limit);
        }

        await Read(checker, " …");
        await checker.StandardInput.WriteAsync("hello\n\n");
        checker.StandardInput.Close();
        await Read(checker, "count, hello!");
        await checker.WaitForExitAsync().WaitAsync(Limit);
        checker.ExitCode.Should().Be(ExitCode.Done);
    }

    private static async Task Read(Process process, string until)
    {
        var text = new System.Text.StringBuilder();
        char[] one = new char[1];
        using var timer = new CancellationTokenSource(Limit);
        while (!text.ToString().EndsWith(until, StringComparison.Ordinal))
        {
            int count = await process.StandardOutput.ReadAsync(one, timer.Token);
            if (count == 0)
            {
                throw new EndOfStreamException($"It ended before it said \"{until}\": {text}");
            }

            text.Append(one);
        }
    }
}
