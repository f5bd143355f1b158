using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing;

/// <summary>What a task's failing tests complain about.</summary>
internal static class Failures
{
    private static readonly string[] OfGradients = ["gradient", "requires_grad", "backward", "is learned", "are learned", "learns"];
    private static readonly string[] OfTypes = ["type", "float16", "float32", "float64", "half", "precision", "digit"];
    private static readonly string[] OfLifetimes = ["dispos", "scope", "memory", "left behind", "alive", "freed"];

    /// <summary>What the first failing test complains about.</summary>
    /// <param name="report">The task's report.</param>
    public static FailureKind First(TaskReport report) => report.Status switch
    {
        KataStatus.DoesNotCompile => FailureKind.Compilation,
        KataStatus.Crashed or KataStatus.TimedOut => FailureKind.Ends,
        _ => report.FirstFailure is { } failure ? KindOf(failure) : FailureKind.None,
    };

    /// <summary>What any of the failing tests complains about.</summary>
    /// <param name="report">The task's report.</param>
    public static FailureKind All(TaskReport report) => report.Tests
        .Where(test => test.State == TestState.Failed)
        .Aggregate(First(report), (kinds, test) => kinds | KindOf(test));

    private static FailureKind KindOf(TestOutcome failure)
    {
        var kind = FailureKind.None;
        kind |= Speaks(OfGradients) ? FailureKind.Gradients : FailureKind.None;
        kind |= Speaks(OfLifetimes) ? FailureKind.Lifetimes : FailureKind.None;
        kind |= failure.Message.Contains("Exception :", StringComparison.Ordinal) ? FailureKind.Errors : FailureKind.None;
        kind = kind == FailureKind.None ? FailureKind.Results : kind;
        kind |= failure.Message.Contains("NaN", StringComparison.Ordinal) ? FailureKind.NotANumber : FailureKind.None;
        return Speaks(OfTypes) ? kind | FailureKind.Types : kind;

        bool Speaks(string[] words) => words.Any(word =>
            failure.Message.Contains(word, StringComparison.OrdinalIgnoreCase) || failure.Sentence.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
