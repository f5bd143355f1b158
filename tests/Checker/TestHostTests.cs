using System.Diagnostics;
using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What tests may do without harm; all in one child.</summary>
public sealed class TestHostTests
{
    private Accidents accidents;

    [OneTimeSetUp]
    public void Start() => accidents = new Accidents(HostLimits.Default.Test);

    [OneTimeTearDown]
    public void End() => accidents.Dispose();

    [Test]
    public async Task A_test_that_passes_is_passed()
    {
        var outcomes = await accidents.Run("");

        outcomes.Should().HaveCount(4).And.OnlyContain(test => test.State == TestState.Passed);
        outcomes.Select(test => test.TaskId).Should().BeEquivalentTo("91.1", "91.2", "91.2", "91.3");
    }

    [Test]
    public async Task A_test_that_fails_says_why_and_where()
    {
        var outcomes = await accidents.Run("Assert.That(2, Is.EqualTo(3), \"Twice <b>& \\u2713\");");

        var failed = outcomes.Single(test => test.State != TestState.Passed);
        failed.State.Should().Be(TestState.Failed);
        failed.Message.Should().StartWith("Task 91.2 | ").And.Contain("Twice <b>& ✓").And.Contain("Expected: 3");
        failed.StackTrace.Should().Contain("Suite.cs");
    }

    [Test]
    public async Task An_exception_is_a_failure_of_its_test_only()
    {
        var outcomes = await accidents.Run("throw new InvalidOperationException(\"no\");");

        outcomes.Where(test => test.State == TestState.Failed)
            .Should().ContainSingle().Which.Message.Should().Contain("InvalidOperationException : no");
    }

    [TestCase("Console.ReadLine();")]
    [TestCase("Console.Read();")]
    [TestCase("Console.In.ReadToEnd();")]
    public async Task A_test_that_reads_the_console_is_told_that_nobody_types(string statement)
    {
        var outcomes = await accidents.Run(statement);

        outcomes.Single(test => test.State != TestState.Passed).Message.Should().Contain("nobody is there to type");
    }

    [Test]
    public async Task A_test_that_reads_the_bare_input_gets_its_end()
    {
        var outcomes = await accidents.Run("Assert.That(Console.OpenStandardInput().ReadByte(), Is.EqualTo(-1));");

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task A_test_that_prints_a_million_lines_ends()
    {
        var outcomes = await accidents.Run("""
            for (int i = 0; i < 500_000; i++) { Console.WriteLine($"line {i}"); Console.Error.WriteLine($"line {i}"); }
            using var raw = Console.OpenStandardOutput();
            for (int i = 0; i < 1_000_000; i++) { raw.Write("straight out\n"u8); }
            """);

        outcomes.Should().HaveCount(4).And.OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task The_child_has_one_thread_for_torch()
    {
        string? inherited = Environment.GetEnvironmentVariable(OneThreadForAll.Variable);
        Environment.SetEnvironmentVariable(OneThreadForAll.Variable, null);
        try
        {
            using var own = new Accidents(HostLimits.Default.Test);
            var outcomes = await own.Run("""
                Assert.That(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), Is.EqualTo("1"));
                Assert.That(torch.get_num_threads(), Is.EqualTo(1));
                """);

            outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
        }
        finally
        {
            Environment.SetEnvironmentVariable(OneThreadForAll.Variable, inherited);
        }
    }

    [Test]
    public async Task The_child_stays_from_one_run_to_the_next()
    {
        using var folder = new ChildFile();
        await accidents.Run(folder.WriteProcessId);
        int first = folder.ProcessId;
        await accidents.Run(folder.WriteProcessId);

        folder.ProcessId.Should().Be(first);
    }

    [Test]
    public async Task A_task_whose_error_nobody_waited_for_fails_its_test()
    {
        var outcomes = await accidents.Run("""
            _ = Task.Run(() => throw new InvalidOperationException("lost"));
            Thread.Sleep(100);
            """);

        var failed = outcomes.Single(test => test.State != TestState.Passed);
        failed.TaskId.Should().Be("91.2");
        failed.Message.Should().Contain("nobody awaited").And.Contain("lost");
    }

    [TestCase("new Thread(() => Thread.Sleep(200)).Start();")]
    [TestCase("_ = Task.Delay(10_000);")]
    [TestCase("Task.Run(() => 3).Wait();")]
    [TestCase("Parallel.For(0, 100, i => Thread.SpinWait(i));")]
    public async Task What_ends_with_its_test_or_soon_after_is_no_fault(string statement)
    {
        var outcomes = await accidents.Run(statement);

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task A_probe_that_ends_the_process_says_how_far_the_probes_came_and_why()
    {
        var run = await accidents.Probe("Environment.Exit(3);");

        run.CutOff.Should().Contain("exit code 3");
        run.Outcomes.Should().ContainSingle().Which.Name.Should().Be("A_good_one");
        (await accidents.Probe("")).CutOff.Should().BeNull("a new child takes over");
    }

    [Test]
    public async Task An_old_child_is_replaced_by_a_fresh_one_that_nobody_has_to_wait_for()
    {
        using var folder = new ChildFile();
        using var host = new Accidents(HostLimits.Default with { Requests = 2 });
        await host.Run(folder.WriteProcessId);
        string isOld = $"Assert.That(Environment.ProcessId, Is.EqualTo({folder.ProcessId}));";
        var answeredByOld = new List<bool>();
        long start = Stopwatch.GetTimestamp();
        do
        {
            answeredByOld.Add((await host.Run(isOld)).All(test => test.State == TestState.Passed));
        }
        while (answeredByOld[^1] && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1));

        answeredByOld[..2].Should().Equal([true, true], "the third run finds the child old, and does not wait for another");
        answeredByOld[^1].Should().BeFalse("the successor takes over once it is warm");
    }

    [Test]
    public async Task A_successor_that_dies_while_it_warms_up_is_given_up()
    {
        using var folder = new ChildFile();
        using var host = new Accidents(HostLimits.Default with { Requests = 2 });
        await host.Run(folder.WriteProcessId);
        for (int run = 0; run < 4; run++)
        {
            // Harmless in the old child, the end of any other.
            var outcomes = await host.Run(
                $"if (Environment.ProcessId != {folder.ProcessId}) {{ Environment.Exit(3); }} Thread.Sleep(1000);");

            outcomes.Should().OnlyContain(test => test.State == TestState.Passed, "run {0} is answered by the old child", run);
        }
    }
}
