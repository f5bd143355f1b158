using Katas.Checker.Verdicts;

namespace Katas.Checker.Checking;

/// <summary>Determines a task's status from its tests.</summary>
internal static class TaskStates
{
    /// <summary>The status of a task, and the task it waits for.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="tests">Its tests.</param>
    /// <param name="doesNotCompile">The tasks that were emptied because they do not compile.</param>
    public static (KataStatus Status, string? WaitsFor) Determine(
        string taskId, IReadOnlyList<TestOutcome> tests, IReadOnlySet<string> doesNotCompile)
    {
        if (doesNotCompile.Contains(taskId))
        {
            return (KataStatus.DoesNotCompile, null);
        }

        if (tests.Any(test => test.State == TestState.Crashed))
        {
            return (KataStatus.Crashed, null);
        }

        if (tests.Any(test => test.State == TestState.TimedOut))
        {
            return (KataStatus.TimedOut, null);
        }

        var missing = new List<string>();
        bool wrong = false;
        foreach (var test in tests.Where(test => test.State == TestState.Failed))
        {
            if (test.IsNotImplemented(out string id))
            {
                missing.Add(id);
            }
            else
            {
                wrong = true;
            }
        }

        // A stub's checks of arguments may already pass a test, and a half-written task may reach a stub: what decides is whether the
        // task's own exception was thrown, and whether any test failed for another reason.
        var status = missing.Contains(taskId) ? KataStatus.NotStarted
            : wrong ? KataStatus.Failed
            : missing.Count > 0 ? KataStatus.Waiting
            : tests.Count > 0 ? KataStatus.Passed
            : KataStatus.NotStarted;
        return (status, status == KataStatus.Waiting ? missing[0] : null);
    }
}
