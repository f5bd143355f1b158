using Katas.Checker.Compiling;
using Katas.Checker.Verdicts;
using Katas.Testkit.State;

namespace Katas.Checker.Checking;

/// <summary>
/// Tasks whose tests fail where an earlier task that they call has left something changed, gradients switched off, say: it is not theirs to
/// mend, so they wait for that one. A test that goes on after such a change may fail by anything.
/// </summary>
internal static class LeftByAnother
{
    /// <summary>The reports on a lesson's tasks, where those whose fault is another's wait for it.</summary>
    /// <param name="tasks">The reports, in order.</param>
    /// <param name="reaches">Whether the tests of one task can reach another's member.</param>
    public static IReadOnlyList<TaskReport> Settle(IReadOnlyList<TaskReport> tasks, Func<string, string, bool> reaches)
    {
        var settled = new List<TaskReport>();
        foreach (var task in tasks)
        {
            var left = Left(task);
            var guilty = left.Count > 0 && Failed(task).All(test => ProgramState.Sentences(test.Message).Any())
                ? settled.Find(before => before.Status == KataStatus.Failed && left.IsSubsetOf(Left(before)) && reaches(task.Task.Id, before.Task.Id))
                : null;
            settled.Add(guilty is null ? task : task with { Status = KataStatus.Waiting, WaitsFor = guilty.Task.Id });
        }

        return settled;
    }

    private static HashSet<string> Left(TaskReport task) => task.Status == KataStatus.Failed
        ? [.. Failed(task).SelectMany(test => ProgramState.Sentences(test.Message))]
        : [];

    private static IEnumerable<TestOutcome> Failed(TaskReport task) => task.Tests.Where(test => test.State == TestState.Failed);
}
