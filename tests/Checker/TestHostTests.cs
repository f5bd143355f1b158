using FluentAssertions;
using Katas.Checker.Running;
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

    [Test]
    public async Task A_test_that_reads_the_console_gets_its_end()
    {
        var outcomes = await accidents.Run("""
            Assert.That(Console.In.ReadLine(), Is.Null);
            Assert.That(Console.Read(), Is.EqualTo(-1));
            """);

        outcomes.Should().OnlyContain(test => test.State == TestState.Passed);
    }

    [Test]
    public async Task A_test_that_prints_a_hundred_thousand_lines_ends()
    {
        var outcomes = await accidents.Run("""
            for (int i = 0; i < 100_000; i++) { Console.WriteLine($"line {i}"); Console.Error.WriteLine($"line {i}"); }
            using var raw = Console.OpenStandardOutput();
            for (int i = 0; i < 100_000; i++) { raw.Write("straight out\n"u8); }
            """);

        outcomes.Should().HaveCount(4).And.OnlyContain(test => test.State == TestState.Passed);
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
}
