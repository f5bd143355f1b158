using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>A real watch in a process of its own, with real saves.</summary>
[Parallelizable]
public sealed class WatchCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly List<Process> started = [];

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve("91.1");
        sample.Type("squared");
    }

    [TearDown]
    public void End()
    {
        foreach (var process in started)
        {
            process.Kill(entireProcessTree: true); // which does nothing to one that has ended, as it should have
            process.Dispose();
        }

        started.Clear();
        sample.Dispose();
    }

    [Test]
    public async Task Without_a_terminal_it_checks_once_and_ends_with_its_input()
    {
        var answer = await CheckerProcess.Run(sample, "watch", "91.1");

        answer.ExitCode.Should().Be(ExitCode.Done);
        answer.Output.Should().Contain("91.1").And.Contain("The number is squared");
        answer.Text.Should().NotContain("\e").And.NotContain("   at ");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_save_of_what_is_given_gets_its_verdict(bool poll)
    {
        const string Right = "namespace Katas.Lesson91;\n\npublic static class Doubling\n{\n    public static double Of(double number) => 2 * number;\n}\n";
        sample.Give("Doubling.cs", Right);
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return Doubling.Of(number);");
        sample.Solve("91.1");
        var watch = Begin(poll ? ["watch", "91.1", "--json", "--poll"] : ["watch", "91.1", "--json"]);
        (await Verdict(watch)).Should().Be("passed");

        sample.Write("given/91/Doubling.cs", Right.Replace("2 * number", "3 * number"));
        (await Verdict(watch)).Should().Be("failed");

        await watch.StandardInput.WriteLineAsync("quit");
        await watch.WaitForExitAsync().WaitAsync(Limit);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Saves_of_every_kind_get_their_verdict(bool poll)
    {
        var watch = Begin(poll ? ["watch", "91.1", "--json", "--poll"] : ["watch", "91.1", "--json"]);
        (await Verdict(watch)).Should().Be("failed");

        string path = sample.PathOf(SampleBook.Numbers);
        string wrong = sample.Read(SampleBook.Numbers);
        string right = wrong.Replace("number * number", "2 * number");

        await File.WriteAllTextAsync(path, right);
        (await Verdict(watch)).Should().Be("passed", "written in place");

        await File.WriteAllTextAsync(path + "~", wrong);
        File.Move(path + "~", path, overwrite: true);
        (await Verdict(watch)).Should().Be("failed", "written aside and renamed");

        File.Delete(path);
        await File.WriteAllTextAsync(path, right.ReplaceLineEndings("\r\n"));
        (await Verdict(watch)).Should().Be("passed", "deleted and written, with the line endings of Windows");

        await File.WriteAllTextAsync(path, right.Replace("2 * number", "2 * numbr"));
        (await Verdict(watch)).Should().Be("doesNotCompile");

        await watch.StandardInput.WriteLineAsync("quit");
        await watch.WaitForExitAsync().WaitAsync(Limit);
        watch.ExitCode.Should().Be(ExitCode.Done);
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task Ctrl_C_ends_it_and_its_child_with_130()
    {
        using var child = new ChildFile();
        sample.Replace(SampleBook.Numbers, "return number * number;", $"{child.WriteProcessId} while (true) {{ }}");
        var watch = Begin(["watch", "91.1"]);
        await child.Written();

        using (var kill = Process.Start("kill", ["-INT", $"{watch.Id}"]))
        {
            await kill.WaitForExitAsync().WaitAsync(Limit);
        }

        await watch.WaitForExitAsync().WaitAsync(Limit);
        watch.ExitCode.Should().Be(ExitCode.Interrupted);
        child.IsGone.Should().BeTrue();
    }

    [Test, Platform(Exclude = "Win")]
    public async Task Killed_it_leaves_no_child_behind_that_runs_for_ever()
    {
        using var child = new ChildFile();
        sample.Replace(SampleBook.Numbers, "return number * number;", $"{child.WriteProcessId} while (true) {{ }}");
        var watch = Begin(["watch", "91.1"]);
        await child.Written();

        watch.Kill(entireProcessTree: false);
        await watch.WaitForExitAsync().WaitAsync(Limit);

        SpinWait.SpinUntil(() => child.IsGone, Limit).Should().BeTrue();
    }

    private static async Task<string> Verdict(Process watch)
    {
        while (true)
        {
            string line = await watch.StandardOutput.ReadLineAsync().WaitAsync(Limit)
                ?? throw new InvalidOperationException($"The watch ended. {await watch.StandardError.ReadToEndAsync()}");
            var document = JsonDocument.Parse(line).RootElement;
            if (document.GetProperty("event").GetString() == "verdict")
            {
                return document.GetProperty("report").GetProperty("lessons")[0].GetProperty("tasks")[0].GetProperty("status").GetString()!;
            }
        }
    }

    private Process Begin(string[] arguments)
    {
        string[] all =
            [.. CheckerProcess.DotnetForCtrlC, Path.Combine(AppContext.BaseDirectory, "checker.dll"), .. arguments, "--book", sample.Root];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = sample.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }
}
