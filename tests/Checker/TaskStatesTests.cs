using FluentAssertions;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class TaskStatesTests
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    [Test]
    public void All_tests_passing_is_passed() => State(Passed(), Passed()).Should().Be((KataStatus.Passed, null));

    [Test]
    public void One_test_failing_is_failed() =>
        State(Passed(), Failed("Expected 6")).Should().Be((KataStatus.Failed, null));

    [Test]
    public void Its_own_exception_is_not_started_even_if_checks_of_arguments_pass() =>
        State(Passed(), Missing("91.2")).Should().Be((KataStatus.NotStarted, null));

    [Test]
    public void The_exception_of_another_task_is_waiting_for_it() =>
        State(Passed(), Missing("91.1")).Should().Be((KataStatus.Waiting, "91.1"));

    [Test]
    public void The_first_of_several_missing_tasks_is_waited_for() =>
        State(Missing("91.3"), Missing("91.1")).Should().Be((KataStatus.Waiting, "91.3"));

    [Test]
    public void A_wrong_result_counts_more_than_a_missing_task() =>
        State(Missing("91.1"), Failed("Expected 6")).Should().Be((KataStatus.Failed, null));

    [Test]
    public void Half_written_is_not_started() =>
        State(Missing("91.2"), Failed("Expected 6")).Should().Be((KataStatus.NotStarted, null));

    [Test]
    public void A_crash_counts_more_than_a_timeout() =>
        State(Test(TestState.TimedOut, ""), Test(TestState.Crashed, "")).Should().Be((KataStatus.Crashed, null));

    [Test]
    public void A_timeout_counts_more_than_a_failure() =>
        State(Failed("Expected 6"), Test(TestState.TimedOut, "")).Should().Be((KataStatus.TimedOut, null));

    [Test]
    public void What_does_not_compile_counts_more_than_its_tests() =>
        TaskStates.Determine("91.2", [Missing("91.2")], new HashSet<string> { "91.2" }).Status
            .Should().Be(KataStatus.DoesNotCompile);

    [Test]
    public void Another_task_that_does_not_compile_is_waited_for() =>
        TaskStates.Determine("91.2", [Missing("91.1")], new HashSet<string> { "91.1" })
            .Should().Be((KataStatus.Waiting, "91.1"));

    [Test]
    public void A_task_without_tests_never_passes() => State().Should().Be((KataStatus.NotStarted, null));

    [Test]
    public void An_id_that_only_begins_like_the_tasks_is_another_task() =>
        State(Missing("91.22")).Should().Be((KataStatus.Waiting, "91.22"));

    [Test]
    public void An_exception_that_names_no_task_means_that_this_one_is_not_written() =>
        State(Failed("Task 91.2 | System.NotImplementedException : later")).Should().Be((KataStatus.NotStarted, null));

    private static (KataStatus Status, string? WaitsFor) State(params TestOutcome[] tests) =>
        TaskStates.Determine("91.2", tests, None);

    private static TestOutcome Passed() => Test(TestState.Passed, "");

    private static TestOutcome Failed(string message) => Test(TestState.Failed, message);

    private static TestOutcome Missing(string taskId) =>
        Failed($"Task 91.2 | System.NotImplementedException : Task {taskId}: to be written");

    private static TestOutcome Test(TestState state, string message) => new("A.Test", "91.2", state, message, "");
}
