using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>
/// What the first failed test itself tells: an error that stops the learner's code, in plain words; or what the test was
/// about, with the cause that it has found, and what passes already.
/// </summary>
internal static class FailedInvariant
{
    private const string CauseBegins = "Likely cause: ";

    // What the test saw is shown beside it in any case.
    private const string Unknown = "What the test saw is shown below. Work its case out on paper, as small as you can make it, and follow your code "
        + "through it: where do the two differ?";

    // Tests of what a call leaves in memory count living tensors; the counter's name is in their message.
    private const string Counter = "ThreadTotalLiveCount";

    private const string LeftAlive = "The test counts tensors that are still in memory after the call, whatever their values are. Everything made on the "
        + "way counts, and each time `grad` is read it hands out one more. A dispose scope frees all that is made in it; only results are moved out of it.";

    private const string UnknownError = "The code gets no further than this line. Run the lines before it one by one in `try`, and look at the shape "
        + "and the dtype of what this line reads.";

    /// <summary>The finding; null if no test failed for a reason of the task's own.</summary>
    /// <param name="report">The task's report.</param>
    /// <param name="files">The learner's files.</param>
    public static Finding? Find(TaskReport report, IReadOnlySet<string> files)
    {
        if (report.FirstFailure is { State: TestState.Crashed } crash)
        {
            return OfTheEnd(report, crash);
        }

        if (report.FirstFailure is not { State: TestState.Failed } failure)
        {
            return null;
        }

        string message = WithoutId(failure.Message, report.Task.Id);
        if (Leftovers.Says(message))
        {
            return null; // the test itself had nothing against it
        }

        string passing = report.PassingTests;
        string? meaning = ErrorMeanings.Explain(message);
        var thrownAt = PlaceOf(report, files);
        if (meaning is not null && thrownAt is not null)
        {
            return new Finding(
                FindingSource.Error,
                failure.ShortName,
                "The code stops with an error",
                meaning,
                $"the task's first failing test ends at this line; {passing}",
                thrownAt,
                Likelihoods.Error);
        }

        // What the test is named for may hold, and something else that it looks at may not: what was seen decides the words.
        return new Finding(
            FindingSource.Invariant,
            failure.ShortName,
            $"A test fails: {Lower(failure.Sentence)}",
            meaning ?? Cause(message) ?? (message.Contains(Counter, StringComparison.Ordinal) ? LeftAlive : thrownAt is null ? Unknown : UnknownError),
            $"it is the task's first failing test; {passing}",
            thrownAt ?? report.Place,
            Likelihoods.Invariant);
    }

    /// <summary>Of an error of torch's that took the whole process down, what it means: nothing is left that knows the line.</summary>
    private static Finding? OfTheEnd(TaskReport report, TestOutcome crash) =>
        ErrorMeanings.ExplainEnd(crash.Message) is not { } meaning ? null : new Finding(
            FindingSource.Invariant,
            crash.ShortName,
            "A torch error ends the whole process",
            meaning,
            "it is in the last output of the process, shown above",
            report.Place,
            Likelihoods.Invariant);

    /// <summary>
    /// The line in the learner's files from which the first failed test's exception comes; null if there was none. In the
    /// task's own file, if it came through that: what it calls in others is an earlier task's, which passes.
    /// </summary>
    /// <param name="report">The task's report.</param>
    /// <param name="files">The learner's files.</param>
    public static FileLinePositionSpan? PlaceOf(TaskReport report, IReadOnlySet<string> files) =>
        FailurePlace.Frames(report.FirstFailure?.StackTrace ?? "")
            .Where(frame => files.Contains(frame.Path))
            .OrderBy(frame => frame.Path == report.Place?.Path ? 0 : 1)
            .Select(frame => (FileLinePositionSpan?)frame)
            .FirstOrDefault();

    private static string? Cause(string message) =>
        message.Split('\n').FirstOrDefault(line => line.StartsWith(CauseBegins, StringComparison.Ordinal)) is { } line
            ? Upper(line[CauseBegins.Length..].Trim())
            : null;

    private static string WithoutId(string message, string taskId)
    {
        string prefix = $"Task {taskId} | ";
        return (message.StartsWith(prefix, StringComparison.Ordinal) ? message[prefix.Length..] : message).ReplaceLineEndings("\n").Trim();
    }

    // Test names are sentences; only their first word changes, and not if it is a name or the letter of a size.
    private static string Lower(string sentence) =>
        sentence.Length > 1 && (char.IsLower(sentence[1]) || sentence.StartsWith("A ", StringComparison.Ordinal))
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;

    private static string Upper(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
