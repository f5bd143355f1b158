using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Which tasks wait for the one that left something changed.</summary>
public sealed class LeftByAnotherTests
{
    private const string Off = "gradients are left off when this returns: is a `using` missing before no_grad(), here or in what it calls?";
    private const string Open = "a dispose scope is left open when this returns: is a `using` missing before NewDisposeScope(), here or in what it calls?";

    [Test]
    public void A_task_that_calls_the_guilty_one_waits_for_it()
    {
        var settled = Settle((_, _) => true, Task(1, Off), Task(2, Off), Task(3, $"no gradient flows\nAlso: {Off}"));

        settled.Select(task => (task.Status, task.WaitsFor)).Should().Equal(
            (KataStatus.Failed, null), (KataStatus.Waiting, "91.1"), (KataStatus.Waiting, "91.1"));
    }

    [Test]
    public void A_task_that_does_not_call_it_has_the_fault_itself() =>
        Settle((_, _) => false, Task(1, Off), Task(2, Off))[1].Status.Should().Be(KataStatus.Failed);

    [Test]
    public void A_task_that_fails_otherwise_as_well_does_not_wait() =>
        Settle((_, _) => true, Task(1, Off), Task(2, Off, "2 and not 3"))[1].Status.Should().Be(KataStatus.Failed);

    [Test]
    public void A_task_that_leaves_something_else_does_not_wait() =>
        Settle((_, _) => true, Task(1, Off), Task(2, Open))[1].Status.Should().Be(KataStatus.Failed);

    [Test]
    public void Where_no_task_before_left_it_none_is_waited_for() =>
        Settle((_, _) => true, Task(1), Task(2, "2 and not 3"), Task(3, Off))
            .Select(task => task.Status).Should().Equal(KataStatus.Failed, KataStatus.Failed, KataStatus.Failed);

    private static IReadOnlyList<TaskReport> Settle(Func<string, string, bool> reaches, params TaskReport[] tasks) =>
        LeftByAnother.Settle(tasks, reaches);

    private static TaskReport Task(int number, params string[] messages) => new(
        new LessonTask($"91.{number}", "Title", 1, 5, "File.cs", []),
        KataStatus.Failed,
        null,
        [.. messages.Select((message, i) => new TestOutcome($"Suite.Test{i}", $"91.{number}", TestState.Failed, $"Task 91.{number} | {message}", ""))],
        null,
        [],
        []);
}
