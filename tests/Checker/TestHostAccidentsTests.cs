using FluentAssertions;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// What kills the child kills nothing else: it is put down to its task, and the other tasks are tested.
/// </summary>
public sealed class TestHostAccidentsTests
{
    // Long enough for a loaded machine to run a test that does nothing, short enough to wait for.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private Accidents accidents;
    private ChildFile child;

    [OneTimeSetUp]
    public void StartHost() => accidents = new Accidents(Limit);

    [OneTimeTearDown]
    public void EndHost() => accidents.Dispose();

    [SetUp]
    public void Start() => child = new ChildFile();

    [TearDown]
    public void End() => child.Dispose();

    [Test]
    public async Task A_loop_that_never_ends_is_stopped()
    {
        var accident = await Survive("while (true) { }");

        accident.State.Should().Be(TestState.TimedOut);
        accident.Message.Should().Contain("after 4 s").And.Contain("loop that never ends");
    }

    [Test]
    public async Task A_wait_that_never_ends_is_stopped() =>
        (await Survive("Thread.Sleep(Timeout.Infinite);")).State.Should().Be(TestState.TimedOut);

    [Test]
    public async Task An_exit_of_the_process_is_told_as_that()
    {
        var accident = await Survive("Environment.Exit(7);");

        accident.State.Should().Be(TestState.Crashed);
        accident.Message.Should().Contain("exit code 7").And.Contain("Environment.Exit");
    }

    [Test]
    public async Task An_exit_with_code_0_is_no_pass() =>
        (await Survive("Environment.Exit(0);")).State.Should().Be(TestState.Crashed);

    [Test]
    public async Task A_method_that_calls_itself_without_an_end_is_told_as_that()
    {
        var accident = await Survive("Nested(50);");

        accident.State.Should().Be(TestState.Crashed);
        accident.Message.Should().Contain("overflowed the stack").And.NotContain("NUnit");
    }

    [Test]
    public async Task An_exception_on_a_thread_of_its_own_is_told()
    {
        var accident = await Survive("""
            new Thread(() => throw new InvalidOperationException("lost")).Start();
            Thread.Sleep(Timeout.Infinite);
            """);

        accident.State.Should().Be(TestState.Crashed);
        accident.Message.Should().Contain("lost").And.NotContain(" at ", "a stack trace helps no learner");
    }

    [Test]
    public async Task A_cancelled_run_ends_at_once_and_so_does_its_child()
    {
        using var cancelling = new CancellationTokenSource();
        using var host = new Accidents(HostLimits.Default.Test);
        var run = host.Run($"{child.WriteProcessId} Thread.Sleep(Timeout.Infinite);", cancelling.Token);
        await child.Written();

        await cancelling.CancelAsync();
        Func<Task> waiting = async () => await run;

        await waiting.Should().ThrowAsync<OperationCanceledException>();
        child.IsGone.Should().BeTrue();
    }

    [Test]
    public async Task A_host_that_is_disposed_leaves_no_child()
    {
        var host = new Accidents(Limit);
        await host.Run(child.WriteProcessId);

        host.Dispose();

        child.IsGone.Should().BeTrue();
    }

    /// <summary>
    /// Has the accident, sees that the rest went on and that the child is gone; returns how the accident ended.
    /// </summary>
    private async Task<TestOutcome> Survive(string statements)
    {
        var outcomes = await accidents.Run($"{child.WriteProcessId} {statements}");

        outcomes.Where(test => test.TaskId != "91.2").Should().HaveCount(2)
            .And.OnlyContain(test => test.State == TestState.Passed, "the other tasks are tested all the same");
        child.IsGone.Should().BeTrue();
        var accident = outcomes.Single(test => test.State != TestState.Passed);
        accident.Name.Should().Be("Suite.B_the_accident");
        accident.TaskId.Should().Be("91.2");
        return accident;
    }
}
