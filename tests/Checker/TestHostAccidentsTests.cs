using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// What kills the child kills nothing else: it is put down to its task, and the other tasks are tested.
/// </summary>
[Parallelizable]
public sealed class TestHostAccidentsTests
{
    // Long enough for a loaded machine to run a test that does nothing, short enough to wait for.
    private static readonly HostLimits Limits = HostLimits.Default with { Test = TimeSpan.FromSeconds(2) };

    private Accidents accidents;
    private ChildFile child;

    [OneTimeSetUp]
    public void StartHost() => accidents = new Accidents(Limits);

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
        accident.Message.Should().Contain("after 2 s").And.Contain("loop that never ends");
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

    [TestCase("var kept = new List<byte[]>(); while (true) { var more = new byte[16_000_000]; Array.Fill(more, (byte)1); kept.Add(more); }")]
    [TestCase("var kept = new List<torch.Tensor>(); while (true) { kept.Add(torch.ones(4_000_000)); }")]
    public async Task Memory_without_an_end_is_told_as_that(string statement)
    {
        using var small = new Accidents(HostLimits.Default with { Memory = HostLimits.Gigabyte });
        var accident = await Survive(statement, small);

        accident.State.Should().Be(TestState.Crashed);
        accident.Message.Should().Contain("more than 1 GB of memory");
    }

    [TestCase("new Thread(() => { while (true) { } }).Start();")]
    [TestCase("new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();")]
    [TestCase("_ = Task.Run(() => { while (true) { } });")]
    public async Task A_thread_that_goes_on_after_its_test_fails_it(string statement)
    {
        var accident = await Survive(statement);

        accident.State.Should().Be(TestState.Failed);
        accident.Message.Should().StartWith("Task 91.2 | ").And.Contain("thread");
    }

    [TestCase(4.1, 0.0, ExpectedResult = true, TestName = "It_waits_for_ever")]
    [TestCase(4.1, 4.0, ExpectedResult = true, TestName = "It_works_for_ever")]
    [TestCase(3.9, 3.9, ExpectedResult = false, TestName = "It_has_time_left")]
    [TestCase(4.1, 1.0, ExpectedResult = false, TestName = "It_works_and_others_took_the_processor")]
    [TestCase(8.0, 2.1, ExpectedResult = true, TestName = "It_had_its_turn_at_last")]
    [TestCase(12.0, 1.0, ExpectedResult = true, TestName = "Patience_ends")]
    public bool Time_is_up(double waited, double worked) =>
        Child.IsOver(TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(worked), TimeSpan.FromSeconds(4));

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
        var host = new Accidents(Limits);
        await host.Run(child.WriteProcessId);

        host.Dispose();

        child.IsGone.Should().BeTrue();
    }

    /// <summary>
    /// Has the accident, sees that the rest went on and that the child is gone; returns how the accident ended.
    /// </summary>
    private async Task<TestOutcome> Survive(string statements, Accidents? host = null)
    {
        var outcomes = await (host ?? accidents).Run($"{child.WriteProcessId} {statements}");

        outcomes.Where(test => test.TaskId != "91.2").Should().HaveCount(2)
            .And.OnlyContain(test => test.State == TestState.Passed, "the other tasks are tested all the same");
        child.IsGone.Should().BeTrue();
        var accident = outcomes.Single(test => test.State != TestState.Passed);
        accident.Name.Should().Be("Suite.B_the_accident");
        accident.TaskId.Should().Be("91.2");
        return accident;
    }
}
