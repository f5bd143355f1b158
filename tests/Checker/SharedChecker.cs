using Katas.Checker.Checking;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// One checker with one warm child for all tests that do nothing to it: a child takes a second to start.
/// </summary>
[SetUpFixture]
public sealed class SharedChecker
{
    private static readonly Lazy<LessonChecker> Shared =
        new(() => new LessonChecker(RealBook.Instance, HostLimits.Default));

    internal static LessonChecker Instance => Shared.Value;

    internal static Task<LessonReport> Check(SampleBook sample, DiagnoseWhich which, string? taskId = null) =>
        Shared.Value.Check(new CheckRequest(sample.Lesson) { TaskId = taskId, Diagnose = which }, CancellationToken.None);

    [OneTimeTearDown]
    public void End()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }
}
